package dev.clientela.rules.response;

import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an enquiry is answered: a template of the host's, or nothing. In JSON {@code {"template": "thanks_web"}} or {@code
 * {"none": true}}.
 */
public record Response(Optional<String> template) {

    /** What rule sets of responses decide: {@code auto_response}. */
    public static final OutcomeType<Response> TYPE = new Type();

    public static Response by(String template) {
        return new Response(Optional.of(template));
    }

    /** No answer, also where there is a default one. */
    public static Response none() {
        return new Response(Optional.empty());
    }

    private static final class Type implements OutcomeType<Response> {

        @Override
        public String name() {
            return "auto_response";
        }

        @Override
        public Set<HitPolicy> policies() {
            return EnumSet.of(HitPolicy.FIRST, HitPolicy.PRIORITY);
        }

        @Override
        public Response read(PlainReader plain, Target target) {
            return plain.flag("none", false) ? none() : by(plain.text("template"));
        }

        @Override
        public Map<String, Object> write(Response response) {
            return response.template()
                    .<Map<String, Object>>map(template -> Map.of("template", template))
                    .orElse(Map.of("none", true));
        }
    }
}
