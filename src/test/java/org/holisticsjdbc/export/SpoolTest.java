package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpoolTest {
  private final SpoolDirectory directory = new SpoolDirectory();
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void readersReadWhatIsWrittenEachFromTheBeginning() throws IOException {
    Spool spool = directory.newSpool();
    write(spool, "one");
    InputStream first = spool.open(cancellation);
    assertThat(first.readNBytes(3)).asString().isEqualTo("one");
    write(spool, "two");
    spool.complete();

    assertThat(first.readAllBytes()).asString().isEqualTo("two");
    assertThat(spool.open(cancellation).readAllBytes()).asString().isEqualTo("onetwo");
    assertThat(spool.written()).isEqualTo(6);
  }

  @Test
  void readerWaitsForTheWriter() throws Exception {
    Spool spool = directory.newSpool();
    StringBuilder read = new StringBuilder();
    Background reader = Background.run(() -> read.append(readAll(spool)));
    Background.await(reader::isWaiting);

    write(spool, "late");
    spool.complete();

    assertThat(reader.failure()).isNull();
    assertThat(read).hasToString("late");
  }

  @Test
  void writerThatFailsIsNoEndOfData() throws IOException {
    Spool spool = directory.newSpool();
    write(spool, "one");
    spool.fail(new HolisticsException(Failure.CONNECTION_LOST, "3 of 9 bytes"));

    InputStream reader = spool.open(cancellation);
    assertThat(reader.readNBytes(3)).asString().isEqualTo("one");
    assertFailure(reader::read, Failure.CONNECTION_LOST, "3 of 9 bytes");
  }

  @Test
  void cancelWakesAReaderAtOnce() throws Exception {
    assertWakes(
        Failure.CANCELLED,
        directory.newSpool(),
        spool -> cancellation.cancel(Failure.CANCELLED, "Cancelled"));
  }

  @Test
  void closingTheSpoolWakesAReaderAtOnce() throws Exception {
    assertWakes(Failure.CLOSED, directory.newSpool(), Spool::close);
  }

  @Test
  void closingTheDirectoryWakesAReaderAtOnce() throws Exception {
    assertWakes(Failure.CLOSED, directory.newSpool(), spool -> directory.close());
  }

  @Test
  void closingAReaderWakesItAndLeavesTheOthers() throws Exception {
    Spool spool = directory.newSpool();
    InputStream closing = spool.open(cancellation);
    InputStream staying = spool.open(cancellation);
    Background reader = Background.run(() -> readAll(closing));
    Background.await(reader::isWaiting);

    closing.close();

    assertThat(reader.failure()).isInstanceOf(UncheckedIOException.class);
    write(spool, "x");
    spool.complete();
    assertThat(staying.readAllBytes()).hasSize(1);
  }

  @Test
  void interruptedReaderEndsAndLeavesTheOthers() throws Exception {
    Spool spool = directory.newSpool();
    Background reader = Background.run(() -> readAll(spool));
    Background.await(reader::isWaiting);

    reader.thread().interrupt();

    assertThat(reader.failure())
        .isInstanceOfSatisfying(
            HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(Failure.CANCELLED));
    write(spool, "x");
    spool.complete();
    assertThat(spool.open(new Cancellation()).readAllBytes()).hasSize(1);
  }

  @Test
  void fileIsForTheUserAloneAndDeletedWhenClosed() throws IOException {
    Spool spool = directory.newSpool();
    Path file = onlyFile();
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(permissions(file.getParent())).isEqualTo("rwx------");
    }

    spool.close();
    spool.close();
    assertThat(file).doesNotExist();

    directory.close();
    assertThat(file.getParent()).doesNotExist();
    assertFailure(directory::newSpool, Failure.CLOSED);
  }

  @Test
  void filesLeftOpenAreDeletedWithTheDirectory() {
    Spool spool = directory.newSpool();
    write(spool, "left");
    Path file = onlyFile();

    directory.close();

    assertThat(file).doesNotExist();
    assertFailure(() -> spool.open(cancellation), Failure.CLOSED);
  }

  @Test
  void filesLeftOpenAreDeletedWhenTheJvmEnds() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeavesAFile.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();

    Path file = Path.of(output.strip());
    assertThat(file).isAbsolute().doesNotExist();
    assertThat(file.getParent()).doesNotExist();
  }

  /** Ends without closing anything, and prints which file it made. */
  static final class LeavesAFile {
    private LeavesAFile() {}

    public static void main(String[] args) {
      SpoolDirectory directory = new SpoolDirectory();
      write(directory.newSpool(), "left");
      System.out.println(onlyFileOf(directory));
    }
  }

  @Test
  void fullDiskIsNamedAsSuch() throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    Path file = Files.createTempFile("spool-test", null);
    Spool spool = new Spool(file, new FileOutputStream("/dev/full"), closed -> {});

    assertFailure(
        () -> spool.fill(new ByteArrayInputStream(new byte[10])),
        Failure.DISK_FULL,
        "cannot be stored in " + file.getParent());
    spool.close();
  }

  @Test
  void readsAfterTheEndStayAtTheEnd() throws IOException {
    Spool spool = directory.newSpool();
    spool.complete();
    InputStream reader = spool.open(cancellation);

    assertThat(reader.read()).isEqualTo(-1);
    assertThat(reader.read(new byte[5], 0, 0)).isZero();
    assertThat(reader.available()).isZero();
  }

  private interface Action {
    void on(Spool spool);
  }

  private void assertWakes(Failure failure, Spool spool, Action action) throws Exception {
    Background reader = Background.run(() -> readAll(spool));
    Background.await(reader::isWaiting);

    long start = System.nanoTime();
    action.on(spool);

    assertThat(reader.failure())
        .isInstanceOfSatisfying(
            HolisticsException.class, e -> assertThat(e.failure()).isEqualTo(failure));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
    assertThatThrownBy(() -> readAll(spool)).isInstanceOf(HolisticsException.class);
  }

  private String readAll(Spool spool) {
    return readAll(spool.open(cancellation));
  }

  private static String readAll(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Spool spool, String text) {
    try {
      spool.fill(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path onlyFile() {
    return onlyFileOf(directory);
  }

  private static Path onlyFileOf(SpoolDirectory directory) {
    assertThat(directory.files()).hasSize(1);
    return directory.files().get(0);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
