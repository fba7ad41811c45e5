package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.topologies.scheduling.query.ResourceView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What this instance tells other instances of the resources of its partitions. */
@Controller
public class ResourceInternalController {
  private final ShardRouter<ResourceView> router;

  /** Answers from the local store only. */
  public ResourceInternalController(ShardRouter<ResourceView> router) {
    this.router = router;
  }

  /** The resources of one partition. */
  @GetMapping(Resources.ROUTE)
  public void resources(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    serve(request, response, caller, view -> ResourceTransfer.bytes(view.resources()));
  }

  /** When some resources of one partition are taken. */
  @GetMapping(Resources.TIMES)
  public void times(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    Span window =
        new Span(
            Long.parseLong(request.getParameter("start")),
            Long.parseLong(request.getParameter("end")));
    String except = request.getParameter("except");
    List<String> ids = List.of(request.getParameter("ids").split(","));
    serve(
        request,
        response,
        caller,
        view -> ResourceTransfer.bytes(Resources.times(view, ids, window, except)));
  }

  private void serve(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      ShardRouter.LocalQuery<ResourceView, byte[]> query)
      throws IOException {
    router.serve(
        ShardKey.ofPartition(Integer.parseInt(request.getParameter("partition"))),
        request,
        response,
        caller,
        view -> {
          byte[] body = query.ask(view);
          response.setContentType("application/octet-stream");
          response.setContentLength(body.length);
          response.getOutputStream().write(body);
        });
  }
}
