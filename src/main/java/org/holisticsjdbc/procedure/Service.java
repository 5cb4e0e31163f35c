package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Job;

/**
 * What a call needs of the service; whoever implements it makes every wait end when the execution
 * is cancelled.
 */
public interface Service {

  /** Sends a request and returns the answer's document. */
  JsonNode send(ApiRequest request);

  /** Sends a request now; what is returned waits for the answer. */
  Supplier<JsonNode> begin(ApiRequest request);

  /**
   * Waits for the end of a job, and returns it in its last status.
   *
   * @param seen is told every status that is seen
   */
  Job await(Job submitted, Consumer<Job> seen);

  /** Returns the log of a job. */
  List<Job.Log> log(long jobId);

  /** Returns the result file of an export, at most so many bytes of it. */
  byte[] download(long jobId, int mostBytes);

  /** Takes note that something on the account has changed. */
  void changed();

  /** Tells the user how a job is doing, or what is left out. */
  void tell(String message);
}
