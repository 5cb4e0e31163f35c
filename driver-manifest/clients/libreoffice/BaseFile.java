import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a database file of LibreOffice Base that opens a Holistics account.
 *
 * <pre>java BaseFile.java holistics.odb jdbc:holistics://us /path/to/the-all.jar</pre>
 */
public final class BaseFile {
  private static final String TYPE = "application/vnd.oasis.opendocument.base";

  private static final String MANIFEST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
        <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      </manifest:manifest>
      """
          .formatted(TYPE);

  private static final String CONTENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:db="urn:oasis:names:tc:opendocument:xmlns:database:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">
        <office:body>
          <office:database>
            <db:data-source>
              <db:connection-data>
                <db:connection-resource xlink:type="simple" xlink:href="%s"/>
                <db:login db:is-password-required="%s"/>
              </db:connection-data>
              <db:driver-settings db:java-driver-class="org.holisticsjdbc.jdbc.HolisticsDriver"/>
              <db:application-connection-settings db:append-table-alias-name="true">
                <db:data-source-settings>
                  <db:data-source-setting db:data-source-setting-name="JavaDriverClassPath" db:data-source-setting-type="string">
                    <db:data-source-setting-value>%s</db:data-source-setting-value>
                  </db:data-source-setting>
                </db:data-source-settings>
              </db:application-connection-settings>
            </db:data-source>
          </office:database>
        </office:body>
      </office:document-content>
      """;

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("Usage: java BaseFile.java FILE.odb URL JAR");
      System.exit(2);
    }
    boolean needsKey = !args[1].startsWith("jdbc:holistics:sandbox");
    String jar = Path.of(args[2]).toAbsolutePath().toUri().toString();
    try (OutputStream file = Files.newOutputStream(Path.of(args[0]));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      putType(zip);
      put(zip, "content.xml", CONTENT.formatted(escaped(args[1]), needsKey, escaped(jar)));
      put(zip, "META-INF/manifest.xml", MANIFEST);
    }
  }

  /** The type comes first and uncompressed, so that the bytes at its place tell what the file is. */
  private static void putType(ZipOutputStream zip) throws IOException {
    byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    ZipEntry entry = new ZipEntry("mimetype");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(type.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(type);
    zip.closeEntry();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
