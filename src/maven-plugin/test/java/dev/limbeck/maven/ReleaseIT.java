package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the messages that the {@code release} profile prints if a release is not possible; CONTRIBUTING.md describes
 * these cases.
 */
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
final class ReleaseIT {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("limbeck.checkout")).toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void withoutAKeyNothingIsBuilt() throws Exception {
        String output = deploy("file://" + folder.resolve("published"), List.of());
        assertThat(output)
                .contains("There is no key for the signatures. Set MAVEN_GPG_KEY")
                .doesNotContain("flatten-maven-plugin");
        assertThat(folder.resolve("published")).doesNotExist();
    }

    @Test
    void aRefusedUploadShowsTheAnswerOfTheServer() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> requests = new ArrayList<>();
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("PUT") ? 401 : 404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(deploy(url, List.of("-Dgpg.skip=true")))
                    .contains("authentication failed for " + url)
                    .contains("401");
        } finally {
            server.stop(0);
        }
        assertThat(requests).contains("PUT");
    }

    /** Deploys the BOM, which needs no compiler, and returns the output. */
    private static String deploy(String url, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("limbeck.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("limbeck.repository"),
                "-Prelease",
                "-DskipTests",
                "-pl",
                "src/bom",
                "deploy",
                "-Dmaven.install.skip=true",
                "-DaltDeploymentRepository=central::" + url));
        command.addAll(more);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(CHECKOUT.toFile()).redirectErrorStream(true);
        builder.environment().remove("MAVEN_GPG_KEY");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isOne();
        return output;
    }
}
