"""Files as banks give them, made here."""

import io
import zipfile

from openpyxl import Workbook

OFX_1 = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20250401
<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0
<SEVERITY>INFO</STATUS><STMTRS><CURDEF>LYD<BANKACCTFROM><BANKID>002<ACCTID>020100120361
<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20250301<DTEND>20250331
<STMTTRN><TRNTYPE>FEE<DTPOSTED>20250314120000[+2:EET]<TRNAMT>-2.500<FITID>F1<NAME>عمولة
</STMTTRN><STMTTRN><TRNTYPE>CHECK<DTPOSTED>20250315<TRNAMT>-150,000<FITID>F2<CHECKNUM>123
<NAME>A &amp; B<MEMO><![CDATA[paid <today>]]></STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>
847.500<DTASOF>20250331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""

OFX_2 = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY>
</STATUS><STMTRS><CURDEF>LYD</CURDEF><BANKACCTFROM><BANKID>2</BANKID><ACCTID>020100120361</ACCTID>
<ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM><BANKTRANLIST><DTSTART>20250301</DTSTART>
<DTEND>20250331</DTEND><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20250322</DTPOSTED>
<TRNAMT>400.000</TRNAMT><FITID>X9</FITID><NAME>إيداع</NAME></STMTTRN></BANKTRANLIST><LEDGERBAL>
<BALAMT>400.000</BALAMT><DTASOF>20250331</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1>
</OFX>
"""

CSV = """مصرف الجمهورية
رقم الحساب: 020100120361
التاريخ,البيان,المرجع,مدين,دائن,الرصيد
14/03/2025,عمولة,,2.500,,"1,397.500"
22/03/2025,إيداع,D9,,400.000,"1,797.500"
الإجمالي,,,2.500,400.000,
"""


def workbook(*rows):
    """Return an XLSX file with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bomb(megabytes=300):
    """Return an XLSX whose sheet unfolds to very much."""
    real = io.BytesIO(workbook(["date", "amount"]))
    out = io.BytesIO()
    with zipfile.ZipFile(real) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                content += b" " * (megabytes * 1_000_000)
            new.writestr(part.filename, content)
    return out.getvalue()
