package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.profile.PlannedStep;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.testing.BuiltIn;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a profile can say of a conversation, as it is read. */
class ScriptReadingTest {

    private static final String ALL = """
            name: all
            family: All
            recognize: { probe: at-modem }
            line: { baud: 9600 }
            dialect: script
            settings: { end: crlf, chunk: 64, pause: 20 ms, within: 7 s, serial-parameter: Imei }
            variables: { context: "1", none: "" }
            answers:
              done: [OK, READY]
              failures: [{ line: '\\+E: 1', failure: memory-full }, { line: ERROR }]
            slots:
              ca: { command: c, roots: 3, values: { type: "0" } }
              cert: { command: c, values: { type: "1" } }
              key: { command: c, values: { type: "2" } }
              endpoint: { command: e }
              template: unsupported
              params: unsupported
            contents: [crlf, lf]
            parameters: [Line]
            identify:
              - { send: AT+CGSN, capture: { serial: '(\\d+)' } }
            prepare: { send: 'AT+CFUN=${context}', prompt: '>', on-error: ignore, set: { cfun: "4" } }
            store:
              - { send: 'AT+PUT=${type},${cfun}', expect: CONNECT, within: 9 s, failures: [{ line: FULL, failure: memory-full }] }
              - { send-bytes: '${content}', acknowledgement: A, every: 512, proof: '\\+PUT: ${content.length}', unprovable: '\\+PUT: \\?' }
              - { send-chunks: 'AT+PART=${chunk}', chunk: 128, reads-back: true }
              - { send-chunks: 'AT+MORE=${chunk}' }
              - { expect: DONE }
            recover: { send: AT, on-error: ignore }
            forget: { send: 'AT+DEL=${type}' }
            go: { send-bytes: 'a\\r\\n\\x1A\\\\n', acknowledgement: '${none}' }
            restore: { send: AT+CFUN=1 }
            verify: SHA-256
            """;

    private static ScriptSettings read(String text) {
        return (ScriptSettings) BuiltIn.text(text).profile(List.of()).settings();
    }

    private static String told(PlannedStep step) {
        String end = step.prompt().map(prompt -> step.expects() + " prompt " + prompt).orElse(step.expects().toString());
        return String.join(" | ", step.section() + step.part().map(part -> " " + part.id()).orElse(""), step.sends(), end, step.proof().orElse(""),
                step.blocks().map(blocks -> blocks.bytes() + " " + blocks.taken()).orElse(""), step.captures().toString(), String.join(" ", step.failures().keySet()),
                step.within().orElseThrow().toMillis() + (step.mayFail() ? " may fail" : ""));
    }

    /** What carries a content may take as long as the line needs for 1,800 bytes, twice over, with 29 pauses. */
    @Test
    void eachStepSaysWhatIsSentAndWhatHasToComeOfIt() {
        String store = """
                store %1$s | AT+PUT=%2$s,<cfun> | [CONNECT] |  |  | {} | FULL \\+E: 1 ERROR | 9000
                store %1$s | %3$s | [OK, READY] | \\+PUT: <content.length> | 512 A | {} | \\+E: 1 ERROR | 11330
                store %1$s | AT+PART=%3$s | [OK, READY] | %3$s |  | {} | \\+E: 1 ERROR | 11330
                store %1$s | AT+MORE=%3$s | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 11330
                store %1$s |  | [DONE] |  |  | {} | \\+E: 1 ERROR | 7000
                """;
        assertEquals("""
                identify | AT+CGSN | [OK, READY] |  |  | {serial=(\\d+)} | \\+E: 1 ERROR | 7000
                prepare | AT+CFUN=1 | [] prompt > |  |  | {} | \\+E: 1 ERROR | 7000 may fail
                """ + store.formatted("ca", "0", "<ca>") + store.formatted("cert", "1", "<cert>") + store.formatted("key", "2", "███ key ███") + """
                go | a\\x0d\\x0a\\x1a\\n | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 7000
                restore | AT+CFUN=1 | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 7000
                recover | AT | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 7000 may fail
                forget ca | AT+DEL=0 | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 7000
                forget cert | AT+DEL=1 | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 7000
                forget key | AT+DEL=2 | [OK, READY] |  |  | {} | \\+E: 1 ERROR | 7000
                """, read(ALL).planned().stream().map(step -> told(step) + "\n").collect(Collectors.joining()));
    }

    @Test
    void settingsAreWhatTheProfileSays() {
        ScriptSettings all = read(ALL);
        Script script = all.script();
        assertEquals(new Script.Wire("\r\n", 9600, 64, Duration.ofMillis(20)), script.wire());
        assertEquals(Map.of("context", "1", "none", ""), script.variables());
        assertEquals(Map.of(ClaimPart.CA, Map.of("type", "0"), ClaimPart.CERT, Map.of("type", "1"), ClaimPart.KEY, Map.of("type", "2")), script.slots());
        assertEquals(3, script.roots());
        assertEquals(List.of(Transform.CRLF, Transform.LF), script.transforms());
        assertEquals(List.of("lf", "crlf", "unwrapped"), Arrays.stream(Transform.values()).map(Transform::id).toList());
        assertEquals(Transport.LINE, all.over());
        assertEquals("\r\n", all.lineEnd());
        assertEquals("Imei", all.serialParameter());
        assertEquals(List.of("Line"), all.ownParameters());
        assertEquals(new Verification.Verified("SHA-256"), all.verification());
        assertEquals(Map.of(ClaimPart.CA, new Destination.Command("c"), ClaimPart.CERT, new Destination.Command("c"), ClaimPart.KEY, new Destination.Command("c"),
                ClaimPart.ENDPOINT, new Destination.Command("e"), ClaimPart.TEMPLATE, new Destination.Unsupported(), ClaimPart.PARAMS, new Destination.Unsupported()),
                all.destinations());
        Step sends = script.store().get(1);
        assertTrue(sends.unprovable().orElseThrow().compile(_ -> "").matcher("+PUT: ?").matches());
        assertEquals(Map.of("cfun", "4"), script.prepare().getFirst().sets());
        assertEquals(new Step.Say.Chunks(Phrase.said("AT+PART=${chunk}"), 128), script.store().get(2).say());
        assertEquals(List.of(Kind.DEVICE_CREDENTIALS_FULL, Kind.DEVICE_CREDENTIALS_FULL, Kind.STEP_REFUSED), script.store().getFirst().failures().stream().map(Step.Trouble::kind).toList());
        assertEquals(List.of(false, true, true), script.store().getFirst().failures().stream().map(Step.Trouble::usual).toList(), "the step's own comes first");
    }

    @Test
    void whatTheProfileDoesNotSayIsAsUsual() {
        ScriptSettings few = read(ALL.replaceFirst("(?m)^settings: .*\n", "").replaceFirst("(?m)^contents: .*\n", "").replace(" roots: 3,", "").replace(", every: 512", "")
                .replace(", chunk: 128", "").replaceFirst("(?m)^parameters: .*\n", "").replace("verify: SHA-256", "verify: none"));
        Script script = few.script();
        assertEquals(new Script.Wire("\r", 9600, 256, Duration.ZERO), script.wire());
        assertEquals(1, script.roots());
        assertEquals(List.of(Transform.LF), script.transforms());
        assertEquals("SerialNumber", few.serialParameter());
        assertEquals(List.of(), few.ownParameters());
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING), few.verification());
        assertEquals(1024, ((Step.Say.Bytes) script.store().get(1).say()).blocks().orElseThrow().size());
        assertEquals(48, ((Step.Say.Chunks) script.store().get(2).say()).size());
    }

    private static String with(String old, String fresh) {
        assertTrue(ALL.contains(old), old);
        return ALL.replace(old, fresh);
    }

    /** The last that is taken, and the first that is not. */
    @ParameterizedTest
    @CsvSource({"chunk: 64,chunk: 1,chunk: 0", "chunk: 64,chunk: 4096,chunk: 4097", "pause: 20 ms,pause: 1 s,pause: 1001 ms", "within: 7 s,within: 1 min,within: 61 s",
        "roots: 3,roots: 1,roots: 0", "roots: 3,roots: 5,roots: 6", "within: 9 s,within: 3 min,within: 181 s", "every: 512,every: 1,every: 0",
        "every: 512,every: 65536,every: 65537", "chunk: 128,chunk: 4,chunk: 3", "chunk: 128,chunk: 1024,chunk: 1025", "parameters: [Line],'parameters: [a.b_c:d-1]','parameters: [a/b]'",
        "'contents: [crlf, lf]','contents: [unwrapped]','contents: [wrapped]'", "end: crlf,end: lf,end: lfcr", "chunk: 64,over: smp-shell,over: smp"})
    void valuesHaveTheirLimits(String old, String last, String first) {
        assertEquals(List.of(), BuiltIn.problems(with(old, last)));
        assertEquals(1, BuiltIn.problems(with(old, first)).size());
    }

    @Test
    void mistakesAreTold() {
        for (String[] change : new String[][] {
            {"answers:", "answers:\n  dun: OK", "KEY_MISSPELT"}, {"{ line: ERROR }", "{ line: ERROR, lines: 2 }", "KEY_MISSPELT"},
            {"{ line: ERROR }", "{ failure: refused }", "KEY_MISSING"}, {"{ line: ERROR }", "ERROR", "STEP_WRONG"}, {"end: crlf", "ends: crlf", "KEY_MISSPELT"},
            {"  key: {", "  extra: x\n  key: {", "KEY_UNKNOWN"}, {"roots: 3", "root: 3", "KEY_MISSPELT"}, {"serial: '(\\d+)'", "serial: '(\\d+'", "PATTERN_WRONG"},
            {"prompt: '>'", "prompt: '('", "PATTERN_WRONG"}, {"acknowledgement: A", "acknowledgement: '('", "PATTERN_WRONG"},
            {"unprovable: '\\+PUT: \\?'", "unprovable: '('", "PATTERN_WRONG"}, {"store:", "stores:", "KEY_MISSING"},
            {"AT+PART=${chunk}", "AT+PART=${content.escaped}", "ESCAPES_NEED_CRLF"}, {"[crlf, lf]", "[lf, lf]", "CONTENTS_WRONG"},
            {"endpoint: { command: e }", "endpoint: e", "COMMAND_WRONG"}, {"  endpoint: { command: e }\n", "", "SLOT_MISSING"}, {"slots:", "slot:", "SLOTS_MISSING"},
            {"${type},${cfun}", "${typ},${cfun}", "VALUE_UNSET"}, {"acknowledgement: A", "acknowledgement: '${b}'", "VALUE_UNSET"}
        }) {
            List<String> told = BuiltIn.problems(with(change[0], change[1]));
            assertTrue(told.contains(change[2]), () -> change[1] + " gave " + told);
        }
    }

    /** Without these there is nothing to hand over. */
    @Test
    void certificateAndKeyHaveTheirPlaces() {
        for (String slot : List.of("  cert: { command: c, values: { type: \"1\" } }\n", "  key: { command: c, values: { type: \"2\" } }\n")) {
            assertEquals(List.of("SLOT_REQUIRED"), BuiltIn.problems(with(slot, "")));
            assertEquals(List.of("SLOT_REQUIRED"), BuiltIn.problems(with(slot, slot.split(":")[0] + ": unsupported\n")));
        }
    }
}
