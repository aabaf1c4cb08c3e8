package dev.clientela.approval;

import dev.clientela.approval.ApprovalStep.Answers;
import dev.clientela.record.ElementType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom one step asks for one record.
 *
 * @param name the step's
 * @param users the active ones, by id; none when nobody is there
 */
public record Stage(String name, Set<String> users, Answers answers) {

    static final ElementType<Stage> TYPE = new Type();

    public Stage {
        users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
    }

    private static final class Type implements ElementType<Stage> {

        private static final Set<String> KEYS = Set.of("name", "users", "answers");

        @Override
        public String kind() {
            return "approval stage";
        }

        @Override
        public Class<Stage> type() {
            return Stage.class;
        }

        @Override
        public Object toPlain(Stage element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("name", element.name());
            plain.put("users", List.copyOf(element.users()));
            plain.put("answers", element.answers().name().toLowerCase(Locale.ROOT));
            return plain;
        }

        @Override
        public Stage fromPlain(Object plain) {
            if (plain instanceof Map<?, ?> map
                    && KEYS.equals(map.keySet())
                    && map.get("name") instanceof String name
                    && map.get("users") instanceof Collection<?> users
                    && map.get("answers") instanceof String answers) {
                List<String> ids = new ArrayList<>();
                users.forEach(user -> ids.add(user.toString()));
                return new Stage(name, Set.copyOf(ids), Answers.valueOf(answers.toUpperCase(Locale.ROOT)));
            }
            throw new IllegalArgumentException("Expected an object with " + KEYS);
        }

        /** Nothing is found by it. */
        @Override
        public String key(Stage element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }
    }
}
