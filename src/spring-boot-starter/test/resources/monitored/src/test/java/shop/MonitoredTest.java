package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MonitoredTest {
    @Autowired
    private Environment environment;

    private String get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theEndpointsAnswer() throws Exception {
        String limbeck = get("/actuator/limbeck");
        Files.writeString(Path.of("target/limbeck.json"), limbeck);
        assertThat(limbeck)
                .contains("\"limbeckBeans\":{\"limbeck\":{")
                .contains("\"current\":[\"2b\"]")
                .contains("\"pending\":[]")
                .contains("\"id\":\"1a\",\"downRevisions\":[],\"message\":\"persons\",\"created\":\"2026-11-28T10:00:00Z\",\"applied\":true,\"appliedAt\":\"20")
                .contains("\"persistenceUnit\":\"default\"")
                .contains("\"changes\":[]");
        assertThat(get("/actuator/health"))
                .contains("\"limbeck\":{")
                .contains("\"details\":{\"current\":[\"2b\"],\"pending\":[]}")
                .startsWith("{")
                .doesNotContain("DOWN", "UNKNOWN");
        assertThat(get("/actuator/metrics/limbeck.run")).contains("\"COUNT\",\"value\":1.0").contains("success");
        assertThat(get("/actuator/metrics/limbeck.revision")).contains("\"COUNT\",\"value\":2.0").contains("2b");
        assertThat(get("/actuator/metrics/limbeck.pending")).contains("\"VALUE\",\"value\":0.0");
    }
}
