package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KnownPropertiesTest {
    private KnownProperties known;

    @BeforeEach
    void describe() throws Exception {
        Parameter parameter = new Parameter();
        parameter.setName("autogenerate");
        parameter.setExpression("${limbeck.autogenerate}");
        Parameter project = new Parameter();
        project.setName("project");
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("revision");
        goal.addParameter(parameter);
        goal.addParameter(project);
        PluginDescriptor plugin = new PluginDescriptor();
        goal.setPluginDescriptor(plugin);
        plugin.addMojo(goal);
        known = KnownProperties.of(plugin);
    }

    @Test
    void aMistypedPropertyIsNamedWithItsCorrection() {
        assertThat(known.findProblem(List.of("limbeck.autogenerate", "limbeck.autogenerte")))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("no property limbeck.autogenerte. Did you mean limbeck.autogenerate?"));
        assertThat(known.findProblem(List.of("limbeck.database.lock-timeout")))
                .hasValueSatisfying(text -> assertThat(text).contains("Did you mean limbeck.database.lock_timeout?"));
    }

    @Test
    void parametersSettingsAndAssignmentsAreKnown() {
        assertThat(known.findProblem(List.of(
                        "limbeck.autogenerate",
                        "limbeck.database.url",
                        "limbeck.rename.user.pw",
                        "limbeck.backfill.Person.login",
                        "limbeck.autogenerate.backfills.user.login",
                        "limbeck.version",
                        "maven.repo.local")))
                .isEmpty();
    }

    @Test
    void anEmptyValueIsNamed() {
        Properties given = new Properties();
        given.setProperty("limbeck.message", "");
        given.setProperty("limbeck.unknown", "");
        given.setProperty("limbeck.database.password", "");
        given.setProperty("limbeck.check", "");
        given.setProperty("other.url", "");
        assertThat(known.findEmpty(given)).isEmpty();
        given.setProperty("limbeck.database.url", " ");
        given.setProperty("limbeck.rename.user.pw", "");
        assertThat(known.findEmpty(given)).hasValueSatisfying(text -> assertThat(text)
                .startsWith("The property limbeck.database.url is empty. Specify a value"));
        given.remove("limbeck.database.url");
        assertThat(known.findEmpty(given))
                .hasValueSatisfying(text -> assertThat(text).contains("limbeck.rename.user.pw"));
    }
}
