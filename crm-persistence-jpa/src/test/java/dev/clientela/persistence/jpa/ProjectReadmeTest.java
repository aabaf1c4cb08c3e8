package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The snippets of the project's README that are about this store; the others, the ReadmeTest of crm-core compiles. */
class ProjectReadmeTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    @DisplayName("The same program on a database differs in one line, which stands here as in the README")
    void oneLine() throws IOException {
        EntityManagerFactory entityManagerFactory = Provider.HIBERNATE.over(Database.H2, List.of());

        Crm crm = Crm.builder().store(JpaStore.over(entityManagerFactory)).build();

        var ada = crm.as(Actor.user("ada").in(new Tenant("readme")));
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        String self = Files.readString(Path.of("src/test/java/dev/clientela/persistence/jpa/ProjectReadmeTest.java"));
        assertThat(JAVA_BLOCK
                        .matcher(Files.readString(Path.of("../README.md")))
                        .results()
                        .map(block -> block.group(1).strip())
                        .filter(block -> block.contains("JpaStore")))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(self).contains(block));
        entityManagerFactory.close();
    }
}
