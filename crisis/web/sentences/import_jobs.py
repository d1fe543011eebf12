"""Refusals about imports as jobs: what was sent, how it was read, where it stands; in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import.unknown_kind": (
        "Filen kan ikke læses her. Brug en af disse: {ends}.",
        "The file cannot be read here. Use one of these: {ends}.",
    ),
    "import.unknown_category": (
        "Ukendt kategori »{name}«; vælg en på listen for den, eller gør den til en underkategori.",
        "Unknown category '{name}'; choose one on the list for it, or make it a sub-category.",
    ),
    "import.category_choice": (
        "»{name}« kan ikke blive til det. Vælg en kategori på listen, eller en ny under en af de "
        "faste, med højst 40 tegn og uden »/« og »>«.",
        "'{name}' cannot become that. Choose a category on the list, or a new one under one of the "
        "fixed, of at most 40 letters and without '/' and '>'.",
    ),
    "import.shp_alone": (
        "En shapefil er flere filer. Pak .shp, .shx, .dbf og .prj i en zip, og send den.",
        "A shapefile is several files. Put .shp, .shx, .dbf and .prj into a zip, and send that.",
    ),
    "import.cut_off": (
        "Filen kom ikke helt frem. Send den igen.",
        "The file did not arrive whole. Send it again.",
    ),
    "import.no_room": (
        "Der er ikke plads på disken til filen. Få drift til at rydde op, og send den igen.",
        "There is no room on the disk for the file. Have operations make room, and send it again.",
    ),
    "import.form": (
        "Send filen som den er, ikke som en formular.",
        "Send the file as it is, not as a form.",
    ),
    "import.not_a_zip": (
        "Zip-filen kan ikke pakkes ud: den er beskadiget eller af en fremmed slags. Pak den igen.",
        "The zip file cannot be unpacked: it is damaged or of a foreign kind. Pack it again.",
    ),
    "import.zip_members": (
        "Zip-filen har for mange filer: højst {limit}. Pak kun det, der skal indlæses.",
        "The zip file holds too many files: at most {limit}. Pack only what is to be imported.",
    ),
    "import.zip_path": (
        "Zip-filen har en fil, der peger uden for den ({name}). Pak den igen uden mapper og "
        "genveje.",
        "The zip file holds a file that points outside of it ({name}). Pack it again "
        "without folders and links.",
    ),
    "import.zip_locked": (
        "Zip-filen er låst med en adgangskode. Pak den uden.",
        "The zip file is locked with a password. Pack it without one.",
    ),
    "import.zip_bomb": (
        "Zip-filen folder sig ud til langt mere, end den fylder. Den er ikke pakket ud.",
        "The zip file unfolds to far more than its size. It was not unpacked.",
    ),
    "import.zip_many": (
        "Zip-filen har flere filer, der kan indlæses ({names}). Pak én ad gangen.",
        "The zip file holds several files that can be imported ({names}). Pack one at a time.",
    ),
    "import.zip_nothing": (
        "Zip-filen har ingen fil, der kan indlæses.",
        "The zip file holds no file that can be imported.",
    ),
    "import.not_readable": (
        "Filen kan ikke læses: den er ikke hel, eller den er ikke det, dens navn siger. Gem "
        "den igen, og send den.",
        "The file cannot be read: it is not whole, or not what its name says. Save it "
        "again, and send it.",
    ),
    "import.broken_xml": (
        "Filen er ikke hel: dens XML brydes i linje {line}. Gem den igen, og send den.",
        "The file is not whole: its XML breaks in line {line}. Save it again, and send it.",
    ),
    "import.rows_lost": (
        "Filen siger, at den har {told} rækker, men {read} kan læses: den er ikke hel. Gem den "
        "igen som en ny fil, og send den.",
        "The file says that it has {told} rows, but {read} can be read: it is not whole. Save it "
        "again as a new file, and send it.",
    ),
    "import.reader_unsafe": (
        "Filen er ikke læst: GDAL kunne ikke begrænses. Sig det til drift.",
        "The file was not read: GDAL could not be confined. Tell operations.",
    ),
    "import.too_heavy": (
        "Filen kræver mere hukommelse, end en indlæsning må bruge. Del den op.",
        "The file needs more memory than an import may use. Split it.",
    ),
    "import.too_slow": (
        "Filen tog for lang tid at læse. Del den op, eller gem den i et andet format, fx GPKG.",
        "The file took too long to read. Split it, or save it in another format, such as GPKG.",
    ),
    "import.died": (
        "Læsningen gik i stå på noget i filen. Intet er indlæst. Gem den i et andet format, "
        "fx GPKG, og prøv igen.",
        "The reading broke on something in the file. Nothing was imported. Save it in "
        "another format, such as GPKG, and try again.",
    ),
    "import.doctype": (
        "Filen har en DOCTYPE, som ingen kort behøver. Fjern den, og send filen igen.",
        "The file has a DOCTYPE, which no map needs. Remove it, and send the file again.",
    ),
    "import.no_layer": (
        "Filen har ingen lag.",
        "The file has no layers.",
    ),
    "import.shp_parts": (
        "Shapefilen er ikke hel: {names} mangler i zip-filen. Pak alle dens filer sammen.",
        "The shapefile is not whole: {names} is missing in the zip. Pack all its files together.",
    ),
    "import.view": (
        "»{name}« er en visning (view) og ikke en tabel. Gem den som tabel, eller tag den ud.",
        "'{name}' is a view and not a table. Save it as a table, or take it out.",
    ),
    "import.empty": (
        "Filen har ingen rækker. Se efter, om den er gemt helt, eller vælg en anden.",
        "The file has no rows. See whether it was saved whole, or choose another.",
    ),
    "import.off_earth": (
        "Ingen af de første steder ligger på jorden (længde ±180, bredde ±90 grader). Filen er i "
        "et andet koordinatsystem, end den siger: sæt det rette, fx EPSG:25832, eller gem den i "
        "WGS84 (EPSG:4326).",
        "None of the first places lies on the earth (longitude ±180, latitude ±90 degrees). The "
        "file is in another coordinate system than it says: set the right one, for example "
        "EPSG:25832, or save it in WGS84 (EPSG:4326).",
    ),
    "import.no_such_layer": (
        "Laget »{name}« findes ikke i filen. Vælg et andet.",
        "The layer '{name}' is not in the file. Choose another.",
    ),
    "import.no_heading": (
        "Tabellen er tom: den første række skal være overskrifter.",
        "The table is empty: its first row must be headings.",
    ),
    "import.no_system": (
        "Filen siger ikke, hvilket koordinatsystem den er i. Vælg det under "
        "»Koordinatsystem«, og prøv igen; spørg den, filen kommer fra.",
        "The file does not say which coordinate system it is in. Choose it under "
        "'Coordinate system', and try again; ask whom the file comes from.",
    ),
    "import.unknown_system": (
        "Koordinatsystemet {name} kan ikke omregnes. Omregn filen til WGS84 (EPSG:4326) "
        "eller UTM32 (EPSG:25832).",
        "The coordinate system {name} cannot be converted. Convert the file to WGS84 "
        "(EPSG:4326) or UTM32 (EPSG:25832).",
    ),
    "import.strange_geometry": (
        "Formen er af en art, som ikke kan læses. Gem den som punkter, linjer eller områder.",
        "The shape is of a kind that cannot be read. Save it as points, lines or areas.",
    ),
    "import.not_degrees": (
        "Stedet ligger uden for jorden. Filen er vist i et andet koordinatsystem, end den siger.",
        "The place lies outside the earth. The file seems to be in another coordinate "
        "system than it says.",
    ),
    "import.too_many_rows": (
        "Filen har for mange rækker: højst {limit}. Del den op.",
        "The file has too many rows: at most {limit}. Split it.",
    ),
    "import.no_key": (
        "Rækken har ingen nøgle i den kolonne, der er valgt som nøgle.",
        "The row has no key in the column that was chosen as the key.",
    ),
    "import.choice": (
        "»{text}« kendes ikke her. Skriv en af disse: {choices}.",
        "'{text}' is not known here. Write one of these: {choices}.",
    ),
    "import.not_whole": (
        "»{text}« er ikke et helt tal.",
        "'{text}' is not a whole number.",
    ),
    "import.not_a_time": (
        "»{text}« er ikke et tidspunkt. Skriv fx 2026-11-27 14:30.",
        "'{text}' is not a time. Write for example 2026-11-27 14:30.",
    ),
    "import.only_a_day": (
        "»{text}« er kun en dag, og den læses ikke som midnat. Skriv også klokkeslættet, fx "
        "2026-11-27 14:30; en dato i Excel skal vises som dd-mm-åååå tt:mm, med to t'er.",
        "'{text}' is only a day, and is not read as midnight. Write the time too, for example "
        "2026-11-27 14:30; a date in Excel must be shown as dd-mm-yyyy hh:mm, with two h's.",
    ),
    "import.meanwhile": (
        "En anden har ændret steder i filen, siden den blev prøvet: {many}, først »{name}«. "
        "Intet er skrevet. Prøv alle rækker igen, og se, hvad der står nu.",
        "Somebody has changed places of the file since it was tried: {many}, the first '{name}'. "
        "Nothing is written. Try all rows again and see what stands now.",
    ),
    "import.meanwhile_begun": (
        "Mens filen blev skrevet, har en anden ændret steder i den: {many}, først »{name}«. De er "
        "ikke rørt, og skrivningen er stoppet. Send filen igen, og se, hvad der står nu.",
        "While the file was written somebody changed places of it: {many}, the first '{name}'. "
        "They are untouched, and the writing was stopped. Send the file again and see what stands.",
    ),
    "import.files_gone": (
        "Filen ligger her ikke mere, eller disken er fuld ({why}). Send den igen.",
        "The file is here no more, or the disk is full ({why}). Send it again.",
    ),
    "import.nobody": (
        "Den, der sendte filen, har ikke længere en plads som planlægger. Send den igen fra "
        "en konto, der har.",
        "Whoever sent the file no longer has a planner's seat. Send it again from an "
        "account that has.",
    ),
    "import.no_report": (
        "Rapporten ligger her ikke mere. Prøv filen igen for at få en ny.",
        "The report is here no more. Try the file again to get a new one.",
    ),
    "import.broken_row": (
        "Filen er ikke gyldig JSON: fejlen er i eller efter række {row}. Er den hel? NaN og "
        "Infinity er ikke tal i JSON.",
        "The file is not valid JSON: the fault is in or after row {row}. Is it whole? NaN and "
        "Infinity are no numbers in JSON.",
    ),
    "import.heavy_row": (
        "Rækken fylder for meget: forenkl formen, eller del den i flere.",
        "The row is too large: simplify the shape, or part it in several.",
    ),
    "import.unknown": (
        "Der er ingen indlæsning med det nummer.",
        "There is no import of that number.",
    ),
    "import.elsewhere": (
        "Indlæsningen er et andet sted nu. Hent siden igen, og se hvor.",
        "The import is elsewhere by now. Load the page again and see where.",
    ),
    "import.unknown_word": (
        "Feltet »{name}« kendes ikke.",
        "The field '{name}' is not known.",
    ),
    "import.unknown_column": (
        "Kolonnen »{name}« findes ikke i filen. Vælg en anden.",
        "The column '{name}' is not in the file. Choose another.",
    ),
    "import.no_name_column": (
        "Vælg den kolonne, der er stedets navn, eller en nøgle.",
        "Choose the column that is the place's name, or a key.",
    ),
    "import.no_category": (
        "Vælg kolonnen med kategorien, eller skriv én, der gælder alle rækker.",
        "Choose the column of the category, or write one that holds for all rows.",
    ),
    "import.bad_rows": (
        "Rækker, der ikke kan bruges: {bad}. Ret dem og send filen igen, eller vælg at tage "
        "resten.",
        "Rows that cannot be used: {bad}. Correct them and send the file again, or choose to take "
        "the rest.",
    ),
    "import.nothing_new": (
        "Alt i filen står allerede i registret. Der er intet at skrive.",
        "All of the file stands in the register already. There is nothing to write.",
    ),
    "import.finished_before": (
        "Indlæsningen er afsluttet allerede.",
        "The import was finished before.",
    ),
    "import.undone_before": (
        "Indlæsningen er fortrudt allerede.",
        "The import was undone before.",
    ),
    "import.not_its_entry": (
        "Posten hører ikke til indlæsningen.",
        "The entry does not belong to the import.",
    ),
}
