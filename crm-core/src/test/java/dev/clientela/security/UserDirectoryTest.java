package dev.clientela.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserDirectoryTest {

    private static final Tenant TENANT = Tenant.DEFAULT;

    private final InMemoryUserDirectory directory = new InMemoryUserDirectory()
            .add(User.named("mary", "Mary").inTerritories("north", "south").withRoles("manager"))
            .add(User.named("eva", "Eva")
                    .reportingTo("mary")
                    .inTeams("iberia")
                    .inQueues("web")
                    .inZone(ZoneId.of("Europe/Madrid"))
                    .speaking(Locale.forLanguageTag("es"))
                    .reachedAt("eva@us.example"))
            .add(User.named("bob", "Bob")
                    .reportingTo("mary")
                    .inTeams("iberia", "phone")
                    .inQueues("web", "desk"))
            .add(User.named("old", "Old").reportingTo("bob").deactivated());

    private static List<String> ids(List<User> users) {
        return users.stream().map(User::id).toList();
    }

    @Test
    @DisplayName("users are listed by id, whatever the order they came in")
    void lists() {
        assertThat(ids(directory.users(TENANT))).containsExactly("bob", "eva", "mary", "old");
    }

    @Test
    @DisplayName("only known users who have not left are active")
    void active() {
        assertThat(directory.isActive(TENANT, "eva")).isTrue();
        assertThat(directory.isActive(TENANT, "old")).isFalse();
        assertThat(directory.isActive(TENANT, "nobody")).isFalse();
        assertThat(directory.user(TENANT, "old")).isPresent();
    }

    @Test
    @DisplayName("reports are direct ones, teams and queues have their members")
    void groups() {
        assertThat(ids(directory.reportsOf(TENANT, "mary"))).containsExactly("bob", "eva");
        assertThat(ids(directory.team(TENANT, "iberia"))).containsExactly("bob", "eva");
        assertThat(ids(directory.team(TENANT, "phone"))).containsExactly("bob");
        assertThat(ids(directory.members(TENANT, "web"))).containsExactly("bob", "eva");
        assertThat(directory.members(TENANT, "none")).isEmpty();
    }

    @Test
    @DisplayName("queues are known by their members or on their own")
    void queues() {
        assertThat(directory.hasQueue(TENANT, "desk")).isTrue();
        assertThat(directory.hasQueue(TENANT, "new")).isFalse();
        assertThat(directory.addQueue("new").hasQueue(TENANT, "new")).isTrue();
    }

    @Test
    @DisplayName("a queue that only a user who was replaced drew from is unknown again")
    void queueGoesWithItsLastMember() {
        directory.add(User.named("bob", "Bob"));

        assertThat(directory.hasQueue(TENANT, "desk")).isFalse();
        assertThat(directory.hasQueue(TENANT, "web")).isTrue();
    }

    @Test
    @DisplayName("a user keeps everything said of it, in whatever order it is said")
    void keepsEverything() {
        User eva = directory.user(TENANT, "eva").orElseThrow();

        assertThat(eva.manager()).contains("mary");
        assertThat(eva.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(eva.language()).isEqualTo(Locale.forLanguageTag("es"));
        assertThat(eva.address()).isEqualTo("eva@us.example");
        assertThat(eva.teams()).containsExactly("iberia");
        assertThat(eva.queues()).containsExactly("web");
        User mary = directory.user(TENANT, "mary").orElseThrow();
        assertThat(mary.territories()).containsExactlyInAnyOrder("north", "south");
        assertThat(mary.roles()).containsExactly("manager");
        assertThat(eva.deactivated().active()).isFalse();
        assertThat(eva.deactivated().address()).isEqualTo("eva@us.example");
    }

    @Test
    @DisplayName("where any user will do, each is known and active, and every queue exists")
    void anyUser() {
        UserDirectory any = new AnyUser();

        assertThat(any.user(TENANT, "whoever")).contains(User.named("whoever", "whoever"));
        assertThat(any.isActive(TENANT, "whoever")).isTrue();
        assertThat(any.hasQueue(TENANT, "whatever")).isTrue();
        assertThat(any.users(TENANT)).isEmpty();
        assertThat(any.team(TENANT, "iberia")).isEmpty();
        assertThat(any.members(TENANT, "web")).isEmpty();
    }
}
