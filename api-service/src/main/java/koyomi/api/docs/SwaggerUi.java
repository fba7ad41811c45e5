package koyomi.api.docs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Swagger UI at {@code /docs/}, where {@code koyomi.swagger-ui} leaves it on. */
@Controller
@ConditionalOnBooleanProperty(name = "koyomi.swagger-ui", matchIfMissing = true)
public class SwaggerUi implements WebMvcConfigurer {
  private static final String POM = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String START =
      """
      window.onload = () => {
        window.ui = SwaggerUIBundle({
          url: "/v1/openapi.json",
          dom_id: "#swagger-ui",
          deepLinking: true,
          persistAuthorization: true,
          presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
          layout: "StandaloneLayout"
        });
      };
      """;

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/docs/**")
        .addResourceLocations(
            "classpath:/META-INF/resources/webjars/swagger-ui/" + version() + "/");
  }

  /** Its page. */
  @GetMapping({"/docs", "/docs/"})
  public void page(HttpServletResponse response) throws IOException {
    response.sendRedirect("/docs/index.html");
  }

  /** What it shows: this service's document. */
  @GetMapping(path = "/docs/swagger-initializer.js", produces = "text/javascript")
  public void start(HttpServletResponse response) throws IOException {
    response.setContentType("text/javascript;charset=utf-8");
    response.getOutputStream().write(START.getBytes(StandardCharsets.UTF_8));
  }

  private static String version() {
    Properties pom = new Properties();
    try (InputStream in = new ClassPathResource(POM).getInputStream()) {
      pom.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("Swagger UI isn't on the class path", e);
    }
    return pom.getProperty("version");
  }
}
