package org.holisticsjdbc.api;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * The body of an answer that is not read on when it is closed before its end: the connection is
 * given up instead.
 *
 * <p>OkHttp's own close reads on for a while to keep the connection, under a limit of time whose
 * thread outlives the client by a minute. It closes bodies itself when a call is cancelled.
 */
final class AbortingBody extends ResponseBody {
  private static final int CHUNK = 8192;

  private final ResponseBody body;
  private final BufferedSource source;

  AbortingBody(Call call, ResponseBody body) {
    this.body = body;
    this.source = Okio.buffer(new AbortingSource(call, body.source()));
  }

  @Override
  public MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private static final class AbortingSource extends ForwardingSource {
    private final Call call;
    private boolean atEnd;

    AbortingSource(Call call, Source body) {
      super(body);
      this.call = call;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      atEnd |= count < 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (atEnd) {
        super.close();
        return;
      }
      call.cancel();
      try (Buffer rest = new Buffer()) {
        while (super.read(rest, CHUNK) >= 0) {
          rest.clear(); // what had arrived; the next read finds the socket closed
        }
      } catch (IOException e) {
        // OkHttp has seen the failure and let go of the connection.
      }
    }
  }
}
