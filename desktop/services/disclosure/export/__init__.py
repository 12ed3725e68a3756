"""The steps of exporting a package, one file each; `export_package` puts them in order."""
