package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.SupportedDialects;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.CommandLines;
import dev.claimport.cli.PageOpener;
import dev.claimport.cli.Window;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.SettingsStore;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad templates deployed in a rehearsal: the hand-over fails as it would with AWS, and names the rule of the template's check that had said so. */
@Timeout(240)
class BadTemplatesTest {

    private static final String THING = "\"ThingName\": {\"Fn::Join\": [\"\", [\"pump-\", {\"Ref\": \"SerialNumber\"}]]}";
    private static final String CONNECT =
            "{\"Effect\": \"Allow\", \"Action\": \"iot:Connect\", \"Resource\": \"arn:aws:iot:eu-west-1:123456789012:client/${iot:Connection.Thing.ThingName}\"}";
    private static final String PUBLISH =
            "{\"Effect\": \"Allow\", \"Action\": \"iot:Publish\", \"Resource\": \"arn:aws:iot:eu-west-1:123456789012:topic/things/*\"}";

    @TempDir
    private Path home;

    @Tag("thorough")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '$', value = {
        "fine;                 ;                    ACTIVE;   CONNECT, PUBLISH; true;  ",
        "group-missing;        , \"ThingGroups\": [\"nowhere\"]; ACTIVE; CONNECT, PUBLISH; true; register",
        "type-missing;         , \"ThingTypeName\": \"pump\"; ACTIVE; CONNECT, PUBLISH; true; register",
        "billing-group-missing; , \"BillingGroup\": \"cellar\"; ACTIVE; CONNECT, PUBLISH; true; register",
        "certificate-inactive; ;                    INACTIVE; CONNECT, PUBLISH; true;  reconnect",
        "connect-missing;      ;                    ACTIVE;   PUBLISH;          true;  reconnect",
        "thing-variable-loose+arn-foreign;        ;                    ACTIVE;   FOREIGN, PUBLISH; true;  reconnect",
        "variable-unknown;     ;                    ACTIVE;   MISSPELT, PUBLISH; true; reconnect",
        "connect-elsewhere;    ;                    ACTIVE;   ELSEWHERE, PUBLISH; true; reconnect",
        "denied-again;         ;                    ACTIVE;   CONNECT, PUBLISH, DENIED; true; reconnect",
        "not-enabled;          ;                    ACTIVE;   CONNECT, PUBLISH; false; template"
    })
    void theFailureNamesTheRuleThatPredictedIt(String rule, String thing, String status, String statements, boolean enabled, String step) throws Exception {
        deploy(body(thing == null ? "" : thing, status, "{\"PolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": ["
                + statements.replace("FOREIGN", CONNECT.replace("eu-west-1", "us-east-1")).replace("MISSPELT", CONNECT.replace("ThingName", "Name")).replace("ELSEWHERE", CONNECT.replace("${iot:Connection.Thing.ThingName}", "valve-*"))
                .replace("DENIED", "{\"Effect\": \"Deny\", \"Action\": \"iot:Connect\", \"Resource\": \"*\"}").replace("CONNECT", CONNECT).replace("PUBLISH", PUBLISH) + "]}}"), enabled);

        Said said = handOver();

        if (step == null) {
            assertEquals("confirmed", said.json().path("outcome").textValue(), said::toString);
            return;
        }
        assertEquals(step, said.json().path("failure").path("step").textValue(), said::toString);
        assertEquals(List.of(rule.split("\\+")), said.json().path("failure").path("predictedBy").findValuesAsText("id"), said::toString);
        boolean breaks = said.json().path("failure").path("predictedBy").path(0).path("severity").textValue().equals("breaks");
        assertTrue(said.errors().contains(breaks ? "The check of the template predicts it: " : "What the check of the template says may explain it: "), said::toString);
        assertTrue(said.errors().contains("[" + rule.split("\\+")[0] + ", line "), said::toString);
    }

    @Test
    void aPolicyThatIsNotThereIsNamed() throws Exception {
        deploy(body("", "ACTIVE", "{\"PolicyName\": \"Pump\"}"), true);

        assertEquals(List.of("policy-missing"), handOver().json().path("failure").path("predictedBy").findValuesAsText("id"));
    }

    @Test
    void aTemplateWithoutAThingIsNamedBeforeAnythingIsAskedFor() throws Exception {
        deploy("""
                {"Parameters": {"SerialNumber": {"Type": "String"}}, "Resources": {
                  "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}}}}
                """, true);

        Said said = handOver();
        assertEquals("template-without-thing", said.json().path("failure").path("id").textValue(), said::toString);
        assertEquals(List.of("no-thing"), said.json().path("failure").path("predictedBy").findValuesAsText("id"), said::toString);
    }

    /** What the template has no part in, its check has nothing to say of. */
    @Test
    void aFailureOfAnotherKindIsNotExplainedByTheTemplate() throws Exception {
        deploy(body("", "INACTIVE", "{\"PolicyName\": \"Pump\"}"), true);
        Path scenario = Files.writeString(home.resolve("scenario.yaml"), "device:\n  fails-while: connecting\n  fails-with: dns\n");

        Said said = handOver("--scenario", scenario.toString());

        assertEquals("device-dns-failed", said.json().path("failure").path("id").textValue(), said::toString);
        assertFalse(said.json().path("failure").has("predictedBy"));
    }

    /** What is confirmed is said on standard output; whether it is on line, which is asked after, beside that. */
    @Test
    void whatIsConfirmedIsSaidToBeOnLineOrNot() {
        var typed = type("handover", "--practice", "--template-name", "practice-sensor");
        assertTrue(typed.out().contains("onfirmed"), typed::toString);
        assertTrue(typed.errors().lines().toList().getLast().matches("  The device is (on line since|off line since|not on line yet).*"), typed::toString);
        assertFalse(typed.out().contains("on line"), typed::toString);
    }

    /** The verdict does not wait for it: it is a line of its own. */
    @Test
    void aBenchSaysItToo() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : type("bench", "--practice", "--template-name", "practice-disabled", "--slots", "1", "--devices", "1", "--count", "1").out().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        JsonNode ended = lines.stream().filter(line -> line.path("event").textValue().equals("ended")).findFirst().orElseThrow();
        JsonNode predicted = lines.get(lines.size() - 2);
        assertEquals("predicted", predicted.path("event").textValue(), lines::toString);
        assertEquals(ended.path("runId"), predicted.path("runId"));
        assertEquals(1, predicted.path("slot").intValue());
        assertEquals(List.of("not-enabled"), predicted.path("predictedBy").findValuesAsText("id"), lines::toString);
        assertEquals("drained", lines.getLast().path("event").textValue());
    }

    /** The device is told a code at most; a practice knows more. */
    @Test
    void whatRefusedADeviceIsSaid() throws Exception {
        deploy(body("", "ACTIVE", "{\"PolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": [" + PUBLISH + "]}}"), true);
        Said said = handOver();
        assertEquals("iot:Connect", said.json().path("refusals").path(0).path("refused").path("action").textValue(), said::toString);
        assertTrue(said.errors().contains("  The policies refuse pump-4711-0001 iot:Connect on "), said::toString);

        Path template = account().resolve("templates/pumps");
        Files.writeString(template.resolve("template.json"), Files.readString(template.resolve("template.json")).replace("\"defaultVersionId\"",
                "\"preProvisioningHook\": {\"targetArn\": \"arn:aws:lambda:eu-west-1:123456789012:function:hook\"}, \"defaultVersionId\""));
        Files.writeString(template.resolve("hook.json"), "{\"answer\": {\"allowed\": true}}");
        said = handOver();
        assertEquals("PRINTS_NO_ANSWER", said.json().path("refusals").path(0).path("hookRefused").path("why").textValue(), said::toString);
        assertTrue(said.errors().contains("  The hook of pumps does not let "), said::toString);

        String lines = type("bench", "--practice", "--account", account().toString(), "--template-name", "pumps", "--slots", "1", "--devices", "1", "--count", "1",
                "--tries", "1").out();
        JsonNode refused = new ObjectMapper().readTree(lines.lines().filter(line -> line.contains("\"device-refused\"")).findFirst().orElseThrow(() -> new AssertionError(lines)));
        assertEquals(said.json().path("refusals").path(0).path("hookRefused").path("why"), refused.path("hookRefused").path("why"), lines);
    }

    private static String body(String thing, String status, String policy) {
        return """
                {"Parameters": {"SerialNumber": {"Type": "String"}}, "Resources": {
                  "thing": {"Type": "AWS::IoT::Thing", "Properties": {THING}},
                  "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "STATUS"}},
                  "policy": {"Type": "AWS::IoT::Policy", "Properties": POLICY}}}
                """.replace("{THING}", "{" + THING + thing + "}").replace("STATUS", status).replace("POLICY", policy);
    }

    private void deploy(String body, boolean enabled) throws IOException {
        Path template = Files.createDirectories(account().resolve("templates/pumps"));
        Files.writeString(account().resolve("account.json"), "{\"account\": \"123456789012\", \"region\": \"eu-west-1\", \"groups\": {}, \"types\": [], \"billingGroups\": []}");
        Files.writeString(template.resolve("template.json"), """
                {"description": "Pumps", "enabled": ENABLED, "type": "FLEET_PROVISIONING", "defaultVersionId": 1,
                 "provisioningRoleArn": "arn:aws:iam::123456789012:role/provisioning"}
                """.replace("ENABLED", Boolean.toString(enabled)));
        Files.writeString(template.resolve("1.json"), body);
    }

    private Path account() {
        return home.resolve("account");
    }

    private record Said(JsonNode json, String errors) {}

    private record Typed(String out, String errors) {}

    private Said handOver(String... more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("handover", "--practice", "--account", account().toString(), "--template-name", "pumps", "--output", "json"));
        words.addAll(List.of(more));
        Typed typed = type(words.toArray(String[]::new));
        return new Said(new ObjectMapper().readTree(typed.out()), typed.errors());
    }

    private Typed type(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var ports = new JSerialCommPorts();
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(ports, new AwsEnvironment(Map.of(), home), Optional.empty(), SupportedDialects.builtIn(), time);
        CommandLines.create(backend, none(Window.class), none(PageOpener.class), ports, new SettingsStore(PolicySource.none(), home.resolve("config.yaml")), time, Locale.ENGLISH)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true)).execute(words);
        return new Typed(out.toString(), errors.toString());
    }

    private static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new AssertionError(method.getName());
        }));
    }
}
