package koyomi.api.security;

import java.util.function.Predicate;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall with the same rules, which looks at texts of printable ASCII (nearly
 * all) without its regular expressions.
 */
final class QuickFirewall extends StrictHttpFirewall {
  QuickFirewall() {
    // that a route doesn't know a method is for the route to say (405)
    setUnsafeAllowAnyHttpMethod(true);
    setAllowedHeaderNames(quick(ALLOWED_HEADER_NAMES));
    setAllowedHeaderValues(quick(ALLOWED_HEADER_VALUES));
    setAllowedParameterNames(quick(ALLOWED_PARAMETER_NAMES));
    setAllowedParameterValues(quick(ALLOWED_PARAMETER_VALUES));
  }

  private static Predicate<String> quick(Predicate<String> rule) {
    return text -> isPrintableAscii(text) || rule.test(text);
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
