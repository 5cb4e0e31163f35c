"""LibreOffice Base without a window: PIPE URL KEY JAR JAVA_HOME."""
import subprocess, sys, tempfile, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

pipe, url, key, jar, java = sys.argv[1:]


def office():
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not listen")


def rows(result, read):
    while result.next():
        print("|".join(read(result)))
    result.close()


def connected(context):
    source = context.ServiceManager.createInstance("com.sun.star.sdb.DatabaseContext").createInstance()
    source.URL = url if url.startswith("jdbc:") else "jdbc:" + url
    source.User = "user"
    source.Info = (
        PropertyValue("JavaDriverClass", 0, "org.holisticsjdbc.jdbc.HolisticsDriver", 0),
        PropertyValue("JavaDriverClassPath", 0, uno.systemPathToFileUrl(jar), 0))
    return source.getConnection("user", key)


def tour(connection):
    metadata = connection.getMetaData()
    print("## list tables")
    rows(metadata.getTables(None, "Wildlife strikes", "%", ("TABLE",)), lambda r: [r.getString(3)])
    print("## what Base shows")
    print("\n".join(n for n in connection.getTables().getElementNames() if n.startswith("Wildlife")))
    print("## describe columns")
    columns = connection.getTables().getByName("Wildlife strikes.Strikes by state").getColumns()
    for column in columns:
        print(column.Name + " " + column.TypeName)
    print("## filter")
    statement = connection.prepareStatement(
        'SELECT "State", "Strikes" FROM "Wildlife strikes"."Strikes by state" WHERE "State" = ?')
    statement.setString(1, "Texas")
    rows(statement.executeQuery(), lambda r: [r.getString(1), r.getString(2)])
    statement.close()
    for title, sql in (
        ("aggregate",
         'SELECT "Wildlife size", COUNT(*) FROM "Wildlife strikes"."Strikes"'
         ' GROUP BY "Wildlife size" ORDER BY 1'),
        ("join",
         'SELECT a."State", SUM(r."Flights") FROM "Flights"."Routes" r JOIN "Airports"."Airports" a'
         ' ON a."IATA" = r."Origin" GROUP BY a."State" ORDER BY 2 DESC LIMIT 2')):
        print("## " + title)
        statement = connection.createStatement()
        rows(statement.executeQuery(sql), lambda r: [r.getString(1), r.getString(2)])
        statement.close()


with tempfile.TemporaryDirectory() as profile:
    soffice = subprocess.Popen([
        "soffice", "--headless", "--norestore", "--nologo",
        f"-env:UNO_JAVA_JFW_JREHOME={uno.systemPathToFileUrl(java)}",
        f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}",
        f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = office()
        connection = connected(context)
        tour(connection)
        connection.close()
        context.ServiceManager.createInstance("com.sun.star.frame.Desktop").terminate()
        soffice.wait(60)
    finally:
        soffice.kill()
