package dev.claimport.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void itsConnectionServesNoOtherRequestWhateverTheServiceSays(String said) throws IOException {
        try (var server = ScriptedServer.answering(Answer.json(200, "{}").with("Connection", said))) {
            for (int i = 0; i < 3; i++) {
                var connection = (HttpURLConnection) server.uri().toURL().openConnection();
                connection.setRequestProperty("Connection", "close");
                try (InputStream answer = new LastAnswer(connection.getInputStream(), connection::disconnect)) {
                    assertEquals("{}", new String(answer.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertEquals(3, server.connections());
        }
    }
}
