package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.iot.AwsIot;
import dev.claimport.iot.EndpointMemory;
import dev.claimport.signin.AwsAccess;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class EndpointFileTest {

    private static final IotEndpoint ENDPOINT = IotEndpoint.parse("abc-ats.iot.eu-west-1.amazonaws.com");

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsFoundByAccountAndRegion() {
        memory("123456789012", Region.EU_WEST_1).keep(ENDPOINT);
        assertEquals(Optional.of(ENDPOINT), memory("123456789012", Region.EU_WEST_1).find());
        assertEquals(Optional.empty(), memory("210987654321", Region.EU_WEST_1).find());
        assertEquals(Optional.empty(), memory("123456789012", Region.EU_WEST_2).find());
    }

    @Test
    void awsIsAskedOnce() {
        try (var server = ScriptedServer.answering(Answer.json(200, "{\"endpointAddress\":\"abc-ats.iot.eu-west-1.amazonaws.com\"}"))) {
            for (int i = 0; i < 2; i++) {
                try (var iot = new AwsIot(session("123456789012", Region.EU_WEST_1, ServiceEndpoints.allAt(server.uri())),
                        new EndpointFile(file(), "123456789012/eu-west-1"), new ManualTime())) {
                    assertEquals(ENDPOINT, iot.dataEndpoint());
                }
            }
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void nothingIsRememberedOfUnknownAccountsAndOtherServices() {
        assertSame(EndpointMemory.NONE, memory("", Region.EU_WEST_1));
        assertSame(EndpointMemory.NONE, EndpointFile.of(file(), session("1", Region.EU_WEST_1, ServiceEndpoints.allAt(URI.create("http://localhost:1")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"1/eu-west-1\": 7}", "{\"1/eu-west-1\": \"no host!\"}"})
    void aDamagedFileIsNoObstacle(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        assertEquals(Optional.empty(), memory("1", Region.EU_WEST_1).find());
        memory("1", Region.EU_WEST_1).keep(ENDPOINT);
        assertEquals(Optional.of(ENDPOINT), memory("1", Region.EU_WEST_1).find());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoObstacle() throws IOException {
        Files.writeString(folder.resolve("cache"), "not a folder");
        memory("1", Region.EU_WEST_1).keep(ENDPOINT);
        assertEquals(Optional.empty(), memory("1", Region.EU_WEST_1).find());
    }

    @Test
    void cachesAreWhereTheSystemHasThem() {
        Path home = Path.of("/home/t");
        assertEquals(Path.of("/home/t/.cache/claimport/endpoints.json"), EndpointFile.usual("Linux", Map.of(), home));
        assertEquals(Path.of("/x/claimport/endpoints.json"), EndpointFile.usual("Linux", Map.of("XDG_CACHE_HOME", "/x"), home));
        assertEquals(Path.of("/home/t/Library/Caches/claimport/endpoints.json"), EndpointFile.usual("Mac OS X", Map.of(), home));
        assertEquals(Path.of("/local/claimport/endpoints.json"), EndpointFile.usual("Windows 11", Map.of("LOCALAPPDATA", "/local"), home));
    }

    private Path file() {
        return folder.resolve("cache").resolve("endpoints.json");
    }

    private EndpointMemory memory(String account, Region region) {
        return EndpointFile.of(file(), session(account, region, ServiceEndpoints.USUAL));
    }

    private static RoleSession session(String account, Region region, ServiceEndpoints endpoints) {
        return new RoleSession(new Identity(account, "", "", ""), StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")), region,
                SessionLife.until(Optional.empty()), AwsAccess.to(endpoints));
    }
}
