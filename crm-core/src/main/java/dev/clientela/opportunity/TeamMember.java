package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A user who works on a deal beside its owner. In a deal each user is one member. Policies and list views find the deals
 * of a member by {@code OpportunityFields.TEAM.has(user)}.
 *
 * @param role what they do there, in words; empty when not said
 */
public record TeamMember(String user, String role) {

    /** The longest role, in characters. */
    public static final int MAX_ROLE_LENGTH = 60;

    /** The longest id of a user, in characters. */
    public static final int MAX_USER_LENGTH = 100;

    public static final ElementType<TeamMember> TYPE = new Type();

    public static TeamMember of(String user) {
        return new TeamMember(user, "");
    }

    public TeamMember as(String newRole) {
        return new TeamMember(user, newRole);
    }

    private static final class Type implements ElementType<TeamMember> {

        @Override
        public String kind() {
            return "team_member";
        }

        @Override
        public Class<TeamMember> type() {
            return TeamMember.class;
        }

        @Override
        public Object toPlain(TeamMember element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("user", element.user());
            plain.put("role", element.role());
            return plain;
        }

        @Override
        public TeamMember fromPlain(Object plain) {
            PlainObject read = PlainObject.of(plain, Set.of("user", "role"));
            return new TeamMember(read.text("user"), read.optionalText("role"));
        }

        @Override
        public String key(TeamMember element) {
            return element.user();
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }

        @Override
        public List<Violation> check(TeamMember element) {
            List<Violation> found = new ArrayList<>(References.checkText("user", element.user(), MAX_USER_LENGTH));
            if (element.user().isBlank()) {
                found.add(Violation.of("user", RecordErrors.REQUIRED));
            }
            found.addAll(References.checkText("role", element.role(), MAX_ROLE_LENGTH));
            return found;
        }

        @Override
        public List<Violation> checkAll(List<TeamMember> elements) {
            List<Violation> found = new ArrayList<>(0);
            Set<String> users = new HashSet<>();
            for (TeamMember element : elements) {
                if (!users.add(element.user())) {
                    found.add(Violation.of("", RecordErrors.REPEATED, "value", element.user()));
                }
            }
            return found;
        }
    }
}
