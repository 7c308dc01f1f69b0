package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.profile.PlannedStep;
import dev.claimport.testing.BuiltIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a profile can say of a product on a gateway, as it is read. */
class ConsoleReadingTest {

    private static final String ALL = """
            name: all
            family: All
            recognize: { probe: linux-shell }
            boot-wait: 40 s
            dialect: console
            folder: ~/claim
            folder-mode: "750"
            needs: systemctl cat agent
            slots:
              ca: { file: ca.pem, mode: "444" }
              cert: { file: /etc/claim.pem }
              key: { file: claim.key }
            values: { alias: Role, host: "" }
            document:
              file: claim.json
              content:
                endpoint: ${endpoint}
                alias: arn:${alias}/${serial}
                port: ${port}
                on: true
                off: false
                list: ["${cert}", plain]
                parameters: ${parameters}
                text: ${parameters-text}
            identify: { model: cat /model, serial: cat /serial, firmware: cat /firmware }
            go: [systemctl stop agent, systemctl start agent]
            serial-parameter: Imei
            follow:
              result: cat result
              log: cat log
              thing: 'thing=(\\w+)'
              certificate: cat crt
              states: { connecting: dials, getting-certificate: asks, registering: registers }
              failed:
                - { says: 'error (\\w+)', cause: service }
                - { says: resolv, cause: dns, once: again }
              made: { file: keys/*.key, mode: "600" }
            """;

    private static ConsoleSettings read(String text) {
        return (ConsoleSettings) BuiltIn.text(text).profile(List.of()).settings();
    }

    @Test
    void settingsAreWhatTheProfileSays() {
        ConsoleSettings all = read(ALL);
        assertEquals("~/claim", all.folder());
        assertEquals(Optional.of("750"), all.folderMode());
        assertEquals(Map.of(ClaimPart.CA, new FarFile("ca.pem", "444"), ClaimPart.CERT, new FarFile("/etc/claim.pem", "644"), ClaimPart.KEY, new FarFile("claim.key", "600")), all.files());
        assertEquals(new FarFile("claim.json", "640"), all.document().file());
        assertEquals(Map.of("model", "cat /model", "serial", "cat /serial", "firmware", "cat /firmware"), all.identify());
        assertEquals("Imei", all.serialParameter());
        assertEquals(Map.of("alias", "Role", "host", ""), all.values());
        assertEquals(Optional.of("systemctl cat agent"), all.needs());
        assertEquals(List.of("systemctl stop agent", "systemctl start agent"), all.go());
        assertEquals(Duration.ofSeconds(40), all.bootWait());
        assertEquals("\n", all.lineEnd());
        assertEquals(new Verification.Verified("SHA-256"), all.verification());
        assertTrue(all.canReportBack());
    }

    @Test
    void eachProductHasAProfileAndReportsBackUnlessThatSaysOtherwise() {
        var dialect = new ConsoleDialect();
        assertTrue(dialect.canReportBack());
        assertEquals(dialect.profiles(), BuiltIn.profiles().all().stream().map(entry -> entry.profile()).filter(profile -> profile.settings() instanceof ConsoleSettings)
                .map(profile -> profile.name()).toList());
    }

    @Test
    void whatIsFollowedIsWhatTheProfileSays() {
        Follow follow = read(ALL).follow().orElseThrow();
        assertEquals(Optional.of("cat result"), follow.result());
        assertEquals(Optional.of("cat log"), follow.log());
        assertEquals("thing=(\\w+)", follow.thing().pattern());
        assertEquals("cat crt", follow.certificate());
        assertEquals("dials asks registers", String.join(" ", follow.states().get(DeviceState.CONNECTING).pattern(), follow.states().get(DeviceState.GETTING_CERTIFICATE).pattern(),
                follow.states().get(DeviceState.REGISTERING).pattern()));
        assertEquals(List.of("error (\\w+)", "resolv"), follow.complaints().stream().map(each -> each.says().pattern()).toList());
        assertEquals(List.of(Cause.SERVICE, Cause.DNS), follow.complaints().stream().map(Follow.Complaint::cause).toList());
        assertEquals(List.of(Optional.empty(), Optional.of("again")), follow.complaints().stream().map(Follow.Complaint::once).toList());
        assertEquals(List.of(new FarFile("keys/*.key", "600")), follow.made());
    }

    @Test
    void whatTheProfileDoesNotSayIsAsUsual() {
        String few = ALL.substring(0, ALL.indexOf("identify:")).replaceFirst("(?m)^needs: .*\n", "").replaceFirst("(?m)^folder-mode: .*\n", "") + "reports-back: false\n";
        ConsoleSettings settings = read(few);
        assertEquals(Optional.empty(), settings.folderMode());
        assertEquals("uname -r", settings.identify().get("firmware"));
        assertEquals("SerialNumber", settings.serialParameter());
        assertEquals(List.of(), settings.go());
        assertFalse(settings.canReportBack());
    }

    @Test
    void everythingThatWouldBeDoneIsTold() {
        ConsoleSettings all = read(ALL);
        assertEquals(Map.of(ClaimPart.CA, new Destination.File("~/claim/ca.pem"), ClaimPart.CERT, new Destination.File("/etc/claim.pem"), ClaimPart.KEY, new Destination.File("~/claim/claim.key"),
                ClaimPart.ENDPOINT, new Destination.Document("~/claim/claim.json", SettingsFormat.JSON), ClaimPart.TEMPLATE, new Destination.Document("~/claim/claim.json", SettingsFormat.JSON),
                ClaimPart.PARAMS, new Destination.Document("~/claim/claim.json", SettingsFormat.JSON)), all.destinations());
        List<PlannedStep> planned = all.planned();
        assertEquals(List.of("cat /firmware", "cat /model", "cat /serial"), planned.subList(0, 3).stream().map(PlannedStep::sends).toList());
        assertEquals(Map.of("firmware", ".+"), planned.getFirst().captures());
        assertEquals(Optional.of(Duration.ofSeconds(5)), planned.getFirst().within());
        assertTrue(planned.getFirst().mayFail());
        assertEquals(6, planned.stream().filter(step -> step.section().equals("store")).count());
        assertEquals(List.of("systemctl stop agent", "systemctl start agent"), planned.subList(9, 11).stream().map(PlannedStep::sends).toList());
    }

    @ParameterizedTest
    @CsvSource({"ca.pem,/home/me/claim/ca.pem", "sub/ca.pem,/home/me/claim/sub/ca.pem", "~/ca.pem,/home/me/ca.pem", "/etc/ca.pem,/root/etc/ca.pem"})
    void fileLiesInTheFolderUnlessItsPathSaysWhere(String path, String at) {
        assertEquals(at, read(ALL).resolve(path, "/home/me", "/root"));
    }

    @Test
    void documentHasItsValuesInTheirPlaces() {
        Map<String, String> values = Map.of("endpoint", "x.iot", "port", "8883", "alias", "R$1", "serial", "7", "cert", "/etc/claim.pem");
        assertEquals("""
                {
                  "endpoint" : "x.iot",
                  "alias" : "arn:R$1/7",
                  "port" : 8883,
                  "on" : true,
                  "off" : false,
                  "list" : [ "/etc/claim.pem", "plain" ],
                  "parameters" : {
                    "A" : "1",
                    "B" : "\\"2\\""
                  },
                  "text" : "{\\"A\\":\\"1\\",\\"B\\":\\"\\\\\\"2\\\\\\"\\"}"
                }
                """, new String(read(ALL).document().render(values::get, Map.of("B", "\"2\"", "A", "1")), StandardCharsets.UTF_8));
    }

    private static String with(String old, String fresh) {
        assertTrue(ALL.contains(old), old);
        return ALL.replace(old, fresh);
    }

    @ParameterizedTest
    @CsvSource({"claim.key", "sub/claim.key", "/claim.key", "~/claim.key", "..claim", "a/.b"})
    void pathsThatCanBe(String path) {
        assertEquals(List.of(), BuiltIn.problems(with("key: { file: claim.key", "key: { file: " + path)));
    }

    @ParameterizedTest
    @CsvSource({"../claim.key", "a/../b", "a/..", "./a", "a/./b", "a b", "a;b", "a//b", "$a", "~me/a", "a/"})
    void pathsThatCannotBe(String path) {
        assertEquals(List.of("FILE_WRONG"), BuiltIn.problems(with("key: { file: claim.key", "key: { file: '" + path + "'")));
    }

    @Test
    void pathsHaveTheirLength() {
        assertEquals(List.of(), BuiltIn.problems(with("claim.key", "k".repeat(128))));
        assertEquals(List.of("FILE_WRONG"), BuiltIn.problems(with("claim.key", "k".repeat(129))));
        assertEquals(List.of(), BuiltIn.problems(with("folder: ~/claim", "folder: /claim")));
        assertEquals(List.of("FILE_WRONG"), BuiltIn.problems(with("folder: ~/claim", "folder: claim")));
        assertEquals(List.of("KEY_MISSING"), BuiltIn.problems(with("folder: ~/claim\n", "")));
    }

    @Test
    void commandsHaveTheirLength() {
        assertEquals(List.of(), BuiltIn.problems(with("systemctl stop agent", "x".repeat(200))));
        assertEquals(List.of("COMMANDS_WRONG"), BuiltIn.problems(with("systemctl stop agent", "x".repeat(201))));
    }

    @Test
    void mistakesAreTold() {
        for (String[] change : new String[][] {
            {"\"750\"", "\"78\"", "MODE_WRONG"}, {"\"444\"", "\"888\"", "MODE_WRONG"}, {"slots:", "slot:", "SLOTS_MISSING"}, {"  key: { file: claim.key }\n", "", "SLOT_REQUIRED"},
            {"  key:", "  other: x\n  key:", "KEY_UNKNOWN"}, {"mode: \"444\"", "modes: \"444\"", "KEY_MISSPELT"}, {"document:", "documents:", "KEY_MISSING"},
            {"      file: claim.json\n".strip(), "file: claim.json\n  owner: x", "KEY_UNKNOWN"}, {"host: \"\"", "host: [a]", "TEXT_WRONG"}, {"${endpoint}", "${endpiont}", "VALUE_UNSET"},
            {"${cert}", "${crt}", "VALUE_UNSET"}, {"firmware: cat /firmware", "firm: cat /firmware", "KEY_UNKNOWN"}, {"thing=(", "thing=", "PATTERN_WRONG"},
            {"'thing=(\\w+)'", "thing", "PATTERN_WRONG"}, {"connecting: dials", "connecting: '('", "PATTERN_WRONG"}, {"connecting: dials", "dialling: dials", "KEY_UNKNOWN"},
            {"  result: cat result\n  log: cat log\n", "", "KEY_MISSING"}, {"cause: dns", "cause: morse", "VALUE_UNKNOWN"}, {"- { says: resolv, cause: dns, once: again }", "- resolv", "SECTION_WRONG"},
            {"keys/*.key", "keys/../*.key", "FILE_WRONG"}, {"keys/*.key", "keys/$a", "FILE_WRONG"}, {"mode: \"600\"", "mode: \"6000\"", "MODE_WRONG"},
            {"mode: \"600\"", "mode: \"600\", owner: me", "KEY_UNKNOWN"}, {"  certificate:", "  certificat: x\n  certificate:", "KEY_MISSPELT"}
        }) {
            List<String> told = BuiltIn.problems(with(change[0], change[1]));
            assertTrue(told.contains(change[2]), () -> change[1] + " gave " + told);
        }
        String noContent = ALL.replaceAll("(?s)  content:.*?\nidentify", "  content: text\nidentify");
        assertEquals(List.of("SECTION_WRONG"), BuiltIn.problems(noContent));
    }
}
