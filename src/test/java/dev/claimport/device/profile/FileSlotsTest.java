package dev.claimport.device.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part goes into which file, as a profile says it. */
class FileSlotsTest {

    private static final String SLOTS = """
            slots:
              ca: unsupported
              cert: { path: /lfs1/c.pem }
              key: { path: /lfs1/k.pem }
              endpoint: { path: /lfs1/e.txt, format: text }
              template: { path: /lfs1/s.json }
              params: { path: /lfs1/s.json }
            """;

    private final List<Problem> problems = new ArrayList<>();

    private PartsPlan read(String text) {
        problems.clear();
        Fields top = Fields.read(text, problems).orElseThrow();
        return new FileSlots("smp-fs").read(top, Encoding.PEM);
    }

    private List<String> problems(String old, String fresh) {
        read(SLOTS.replace(old, fresh));
        return problems.stream().map(problem -> problem.kind().name()).toList();
    }

    @Test
    void eachPartHasItsPlace() {
        PartsPlan plan = read(SLOTS);
        assertEquals(List.of(), problems);
        assertEquals(Map.of(ClaimPart.CA, new Destination.Unsupported(), ClaimPart.CERT, new Destination.File("/lfs1/c.pem"), ClaimPart.KEY, new Destination.File("/lfs1/k.pem"),
                ClaimPart.ENDPOINT, new Destination.Document("/lfs1/e.txt", SettingsFormat.TEXT), ClaimPart.TEMPLATE, new Destination.Document("/lfs1/s.json", SettingsFormat.JSON),
                ClaimPart.PARAMS, new Destination.Document("/lfs1/s.json", SettingsFormat.JSON)), plan.destinations());
        assertEquals(Encoding.PEM, plan.encoding());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"slots:|places:|SLOTS_MISSING", "cert: { path: /lfs1/c.pem }|cert: unsupported|SLOT_REQUIRED", "key: { path: /lfs1/k.pem }|key: unsupported|SLOT_REQUIRED",
        "key: { path: /lfs1/k.pem }|key: /lfs1/k.pem|SLOT_WRONG", "ca: unsupported|ca: [a]|SLOT_WRONG", "key: { path: /lfs1/k.pem }|key: { command: x }|FILES_ONLY",
        "key: { path: /lfs1/k.pem }|key: { format: json }|SLOT_WITHOUT_PATH KEY_UNKNOWN", "template: { path: /lfs1/s.json }|template: { path: /lfs1/s.json, formats: json }|KEY_MISSPELT",
        "ca: unsupported|cb: unsupported|SLOT_MISSING KEY_MISSPELT", "params: { path: /lfs1/s.json }|params: { path: /lfs1/p.txt, format: text }|PARAMETERS_AS_TEXT",
        "/lfs1/k.pem|/lfs1/c.pem|FILE_SHARED", "/lfs1/e.txt|/lfs1/c.pem|FILE_SHARED", "params: { path: /lfs1/s.json }|params: { path: /lfs1/s.json, format: cbor }|FORMATS_DIFFER",
        "template: { path: /lfs1/s.json }|template: { path: /lfs1/e.txt, format: text }|FORMATS_DIFFER", "cert: { path: /lfs1/c.pem }|cert: { path: c.pem }|PATH_WRONG"})
    void mistakesAreTold(String old, String fresh, String kinds) {
        assertEquals(List.of(kinds.split(" ")), problems(old, fresh));
    }

    @Test
    void whatIsUnsupportedIsNoSharedFile() {
        assertEquals(List.of(), problems("endpoint: { path: /lfs1/e.txt, format: text }", "endpoint: unsupported"));
        assertEquals(List.of("SLOT_REQUIRED", "SLOT_REQUIRED"), problems("cert: { path: /lfs1/c.pem }\n  key: { path: /lfs1/k.pem }", "cert: unsupported\n  key: unsupported"));
    }

    @Test
    void slotThatIsMissingIsToldByWhetherItIsNeeded() {
        assertEquals(List.of("SLOT_REQUIRED"), problems("  key: { path: /lfs1/k.pem }\n", ""));
        assertEquals(List.of("SLOT_MISSING"), problems("  ca: unsupported\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lfs1/k", "/SD:/k", "/lfs1/a/b/k", "/lfs1/..k", "/lfs1/.k", "/l+f-s_1/K.9"})
    void pathsThatCanBe(String path) {
        assertEquals(List.of(), problems("/lfs1/k.pem", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/k", "lfs1/k", "/lfs1/../k", "/lfs1/a/..", "/lfs1/./k", "/lfs1/.", "/lfs1//k", "/lfs1/k/", "'/lfs1/a b'", "/lfs1/$k", "/lfs1/a:b"})
    void pathsThatCannotBe(String path) {
        assertEquals(List.of("PATH_WRONG"), problems("/lfs1/k.pem", path));
    }

    @Test
    void pathsHaveTheirLength() {
        assertEquals(List.of(), problems("/lfs1/k.pem", "/lfs1/" + "k".repeat(122)));
        assertEquals(List.of("PATH_WRONG"), problems("/lfs1/k.pem", "/lfs1/" + "k".repeat(123)));
    }
}
