package dev.claimport.device.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ProfileFailure;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the values of a profile may go, to the last one, and what is said beyond. */
class ProfileLimitsTest {

    private static final String BUNDLE = """
            name: own
            family: Own
            dialect: handover
            """;

    @TempDir
    private Path folder;

    private static List<Problem> problems(String text, String... settings) {
        return BuiltIn.text(text).read(Arrays.stream(settings).map(setting -> ProfileOverride.parse(setting).orElseThrow()).toList()).problems();
    }

    private static List<Problem.Kind> kinds(String text) {
        return problems(text).stream().map(Problem::kind).toList();
    }

    private static Profile profile(String more) {
        return BuiltIn.text(BUNDLE + more).profile(List.of());
    }

    @Test
    void aSpeedIsFrom1200To4000000() {
        assertEquals(1200, profile("line: { baud: 1200 }").line().baud());
        assertEquals(4_000_000, profile("line: { baud: 4000000 }").line().baud());
        assertEquals(List.of(ProfileProblem.NUMBER_WRONG), kinds(BUNDLE + "line: { baud: 1199 }"));
        assertEquals(List.of(ProfileProblem.NUMBER_WRONG), kinds(BUNDLE + "line: { baud: 4000001 }"));
    }

    @Test
    void aDeviceBootsForTwoMinutesAtMost() {
        assertEquals(Duration.ofMinutes(2), profile("boot-wait: 2 min").bootWait());
        assertEquals(Duration.ofSeconds(120), profile("boot-wait: 120 s").bootWait());
        assertEquals(List.of(ProfileProblem.DURATION_WRONG), kinds(BUNDLE + "boot-wait: 121 s"));
    }

    @Test
    void aTextHas200CharactersAtMost() {
        assertEquals("x".repeat(200), BuiltIn.text(BUNDLE.replace("Own", "x".repeat(200))).profile(List.of()).family());
        assertEquals(List.of(ProfileProblem.TEXT_WRONG), kinds(BUNDLE.replace("Own", "x".repeat(201))));
    }

    @Test
    void aSectionIsNoText() {
        assertEquals(List.of(ProfileProblem.SECTION_WRONG), kinds(BUNDLE + "line: fast"));
    }

    @Test
    void whatIsNotKnownOfRecognitionIsTold() {
        assertEquals(List.of(ProfileProblem.KEY_UNKNOWN), kinds(BUNDLE + "recognize: { colour: red }"));
    }

    @Test
    void aFamilyInTextMayBeToldByWhatItSays() {
        String nrf91 = BuiltIn.profiles().text("nrf91-at").text();
        Profile told = BuiltIn.text(nrf91.replaceFirst("says: .*", "says: 'nRF9[12]'")).profile(List.of());
        assertTrue(told.recognition().says().orElseThrow().matcher("an nRF92").find());
        assertEquals(List.of(ProfileProblem.PATTERN_WRONG), kinds(nrf91.replaceFirst("says: .*", "says: '('")));
    }

    @Test
    void aTextOfMoreThan64KibibytesIsNotReadAtAll() {
        assertEquals(List.of(), kinds("# " + "x".repeat(60_000) + "\n" + BUNDLE));
        Problem tooLong = problems("# " + "x".repeat(66_000) + "\n" + BUNDLE).getFirst();
        assertEquals(ProfileProblem.NOT_YAML, tooLong.kind());
        assertTrue(tooLong.facts().get("said").toString().startsWith("The incoming YAML document exceeds the limit"), tooLong.toString());
    }

    @Test
    void listsInListsAreReadEightDeep() {
        assertEquals(List.of(ProfileProblem.KEY_UNKNOWN), kinds(BUNDLE + "own: " + "[".repeat(7) + "]".repeat(7)));
        assertEquals(List.of(ProfileProblem.NOT_YAML), kinds(BUNDLE + "own: " + "[".repeat(9) + "]".repeat(9)));
    }

    @Test
    void aKeyIsAWord() {
        assertEquals(List.of(ProfileProblem.KEY_NOT_A_WORD), kinds(BUNDLE + "{a: 1}: b\n"));
    }

    @Test
    void keysOfThreeWordsCanBeSet() {
        assertEquals(List.of("a"), ProfileOverride.parse("a=b").orElseThrow().path());
        assertEquals(List.of("a", "b", "c"), ProfileOverride.parse("a.b.c=d").orElseThrow().path());
    }

    @Test
    void whatWasSetIsToldBeforeWhatStandsInTheFile() {
        assertEquals(List.of(new Place.Path("--set"), new Place.Line(4)), problems(BUNDLE + "colour: red\n", "taste=sweet").stream().map(Problem::place).toList());
    }

    @Test
    void eightMistakesAreToldAndThenHowManyMoreThereAre() {
        List<Problem> eight = IntStream.rangeClosed(1, 8).mapToObj(line -> ProfileProblem.KEY_UNKNOWN.at(new Place.Line(line), "k" + line)).toList();
        assertEquals(eight, ProfileText.told(eight));
        List<Problem> ten = new ArrayList<>(eight);
        ten.add(ProfileProblem.KEY_UNKNOWN.at(new Place.Line(9), "k9"));
        ten.add(ProfileProblem.KEY_UNKNOWN.at(new Place.Line(10), "k10"));
        List<Problem> told = ProfileText.told(ten);
        assertEquals(eight, told.subList(0, 8));
        assertEquals(List.of(ProfileProblem.MORE.problem(2)), told.subList(8, told.size()));
    }

    @Test
    void aFileThatIsAFolderIsSaidToBeOne() {
        assertEquals("a folder", Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> BuiltIn.profiles().text(folder.toString() + "/")).detail());
        assertEquals("no such file", Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> BuiltIn.profiles().text(folder.resolve("x.yaml").toString())).detail());
    }

    @Test
    void whatIsNotAllowedIsNeitherListedNorChosenNorUsedFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), BUNDLE);
        ProfileLibrary some = BuiltIn.profiles().only("quectel"::equals, name -> {
            if (!name.equals("quectel")) {
                throw new ProfileFailure(ProfileFailure.Kind.DEVICE_PROFILE_NOT_FOUND, Map.of("profile", "policy", "known", name)).exception();
            }
        });
        assertEquals(List.of("quectel"), some.all().stream().map(entry -> entry.profile().name()).toList());
        assertEquals("quectel", some.choose("quectel", List.of()).name());
        assertFalse(some.named("nrf91-at").isPresent());
        for (String choice : List.of("nrf91-at", file.toString())) {
            var refused = Failures.expect(ProfileFailure.Kind.DEVICE_PROFILE_NOT_FOUND, () -> some.choose(choice, List.of()));
            assertEquals("policy", refused.facts().get("profile"), choice);
        }
    }
}
