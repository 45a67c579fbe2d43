package dev.limbeck.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenModelTest {
    @TempDir
    private Path folder = Path.of(".");

    private void pom(String file, String content) throws IOException {
        Path pom = folder.resolve(file);
        Files.createDirectories(pom.getParent());
        Files.writeString(pom, "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">" + content + "</project>");
    }

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>org.hibernate.orm</groupId><artifactId>" + artifact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "</dependency>";
    }

    private static String managed(String dependencies) {
        return "<dependencyManagement><dependencies>" + dependencies + "</dependencies></dependencyManagement>";
    }

    private Optional<String> version() {
        return MavenModel.of(folder.resolve("app"), folder.resolve("repository"))
                .version("org.hibernate.orm", "hibernate-core");
    }

    @Test
    void aVersionIsReadWithItsProperty() throws IOException {
        pom(
                "app/pom.xml",
                "<properties><orm>7.2.4.Final</orm></properties><dependencies>" + dependency("hibernate-core", "${orm}")
                        + "</dependencies>");
        assertThat(version()).contains("7.2.4.Final");
    }

    @Test
    void aParentInTheProjectManagesTheVersionAndTheChildTheProperty() throws IOException {
        pom(
                "pom.xml",
                "<properties><orm>7.0.0.Final</orm></properties>" + managed(dependency("hibernate-core", "${orm}")));
        pom(
                "app/pom.xml",
                "<parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>"
                        + "<properties><orm>7.1.0.Final</orm></properties><dependencies>"
                        + dependency("hibernate-core", "") + "</dependencies>");
        assertThat(version()).contains("7.1.0.Final");
    }

    @Test
    void aParentAndAnImportedPomAreReadFromTheLocalRepository() throws IOException {
        pom(
                "app/pom.xml",
                "<parent><groupId>org.boot</groupId><artifactId>starter</artifactId><version>4.0</version>"
                        + "<relativePath/></parent>");
        pom(
                "repository/org/boot/starter/4.0/starter-4.0.pom",
                managed("<dependency><groupId>org.hibernate.orm</groupId><artifactId>platform</artifactId>"
                        + "<version>7.4.1.Final</version><type>pom</type><scope>import</scope></dependency>"));
        pom(
                "repository/org/hibernate/orm/platform/7.4.1.Final/platform-7.4.1.Final.pom",
                managed(dependency("hibernate-core", "7.4.1.Final")));
        assertThat(version()).contains("7.4.1.Final");
    }

    @Test
    void whatCannotBeResolvedHasNoVersion() throws IOException {
        assertThat(version()).isEmpty();
        pom("app/pom.xml", "<dependencies>" + dependency("hibernate-core", "${revision}") + "</dependencies>");
        assertThat(version()).isEmpty();
        Files.writeString(
                folder.resolve("app/pom.xml"), "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>");
        assertThat(version()).isEmpty();
        pom(
                "app/pom.xml",
                "<properties><a>${b}</a><b>${a}</b></properties><dependencies>" + dependency("hibernate-core", "${a}")
                        + "</dependencies>");
        assertThat(version()).isEmpty();
    }
}
