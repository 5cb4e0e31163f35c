package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;

class SandboxLifeTest {

  @Test
  void closingLeavesNoThreadNoFileAndNoOpenPort() throws IOException {
    Set<Thread> threadsBefore = threads();
    Set<Path> filesBefore = files();
    URI address;
    URI storage;
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs())) {
      ApiClient api = new ApiClient(sandbox);
      long job = api.submit("4178");
      api.finalStatus(job);
      storage = api.downloadLink(job);
      api.fetch(storage);
      address = sandbox.baseAddress();
    }

    assertThat(sandboxThreads(threadsBefore)).isEmpty();
    assertThat(files()).isEqualTo(filesBefore);
    assertRefused(address);
    assertRefused(storage);
  }

  @Test
  void closingEndsHeldRequestsAndRunningComputations() throws Exception {
    Set<Thread> threadsBefore = threads();
    Set<Path> filesBefore = files();
    SandboxOptions options = SandboxExtension.shortJobs().withGeneratedRows(1_000_000);
    CompletableFuture<HttpResponse<String>> held;
    long start;
    try (Sandbox sandbox = Sandbox.start(options)) {
      ApiClient api = new ApiClient(sandbox);
      api.submit("4231");
      sandbox.faults().onOperation("Users_Me", Fault.hang());
      held =
          HttpClient.newHttpClient()
              .sendAsync(api.request("/users/me").build(), BodyHandlers.ofString());
      while (sandbox.exchanges().stream().noneMatch(one -> one.isOperation("Users_Me"))) {
        LockSupport.parkNanos(1_000_000);
      }
      start = System.nanoTime();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThatThrownBy(() -> held.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    assertThat(sandboxThreads(threadsBefore)).isEmpty();
    assertThat(files()).isEqualTo(filesBefore);
  }

  @Test
  void allThreadsAreDaemons() {
    Set<Thread> before = threads();
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs())) {
      new ApiClient(sandbox).export("4178");
      Set<Thread> started = threads();
      started.removeAll(before);

      assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeft() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs())) {
      Set<Thread> threadsBefore = threads();
      Set<Path> filesBefore = files();
      int port = sandbox.baseAddress().getPort();

      assertThatThrownBy(() -> Sandbox.start(SandboxOptions.defaults().withPort(port)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(Integer.toString(port));
      assertThat(sandboxThreads(threadsBefore)).isEmpty();
      assertThat(files()).isEqualTo(filesBefore);
    }
  }

  @Test
  void keysAreRandomUnlessSet() {
    try (Sandbox one = Sandbox.start(SandboxExtension.shortJobs());
        Sandbox other = Sandbox.start(SandboxExtension.shortJobs());
        Sandbox set = Sandbox.start(SandboxExtension.shortJobs().withApiKey("chosen"))) {
      assertThat(one.apiKey()).hasSizeGreaterThan(20).isNotEqualTo(other.apiKey());
      assertThat(set.apiKey()).isEqualTo("chosen");
      assertThat(new ApiClient(set).get("/users/me").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onlyTheLoopbackAddressIsServed() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs())) {
      int port = sandbox.baseAddress().getPort();
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(network.getInetAddresses())) {
          if (!address.isLoopbackAddress()) {
            assertThatThrownBy(() -> new Socket(address, port).close())
                .isInstanceOf(IOException.class);
          }
        }
      }
    }
  }

  @Test
  void exchangesAreRecordedInOrderAndForgottenWhenTooMany() {
    List<RecordedExchange> heard = Collections.synchronizedList(new ArrayList<>());
    SandboxOptions options =
        SandboxExtension.shortJobs().withRecordedExchanges(3).withExchangeListener(heard::add);
    try (Sandbox sandbox = Sandbox.start(options)) {
      ApiClient api = new ApiClient(sandbox);
      for (long id = 1; id <= 5; id++) {
        api.get("/jobs/" + id);
      }

      assertThat(sandbox.exchanges())
          .extracting(RecordedExchange::path)
          .containsExactly("/api/v2/jobs/3", "/api/v2/jobs/4", "/api/v2/jobs/5");
      assertThat(sandbox.exchanges()).extracting(RecordedExchange::arrivalNanos).isSorted();
      assertThat(heard).hasSize(5).allMatch(exchange -> exchange.status() == 404);
      sandbox.clearExchanges();
      assertThat(sandbox.exchanges()).isEmpty();
    }
  }

  private static void assertRefused(URI address) {
    assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  /** Returns our own threads at once; the ones of the JDK's server end a moment later. */
  private static Set<Thread> sandboxThreads(Set<Thread> before) {
    Set<Thread> left = newThreads(before, "holistics-sandbox");
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!newThreads(before, "HTTP-Dispatcher", "idle-timeout-task").isEmpty()
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    left.addAll(newThreads(before, "HTTP-Dispatcher", "idle-timeout-task"));
    return left;
  }

  private static Set<Thread> newThreads(Set<Thread> before, String... names) {
    return threads().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .filter(thread -> Stream.of(names).anyMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(ResultFiles.DIRECTORY_PREFIX))
          .collect(Collectors.toSet());
    }
  }
}
