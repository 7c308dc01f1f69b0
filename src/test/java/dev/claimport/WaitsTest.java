package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.claimport.aws.network.NetworkWait;
import dev.claimport.device.DeviceWait;
import dev.claimport.handover.HandoverWait;
import dev.claimport.serial.SerialWait;
import dev.claimport.time.Wait;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's page on waits is the house's {@link Wait}s, with their comments as the reasons, and there are no others. */
class WaitsTest {

    private static final Path PAGE = Path.of("src/site/markdown/waits.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.claimport");

    /** How long something is good for, or how often it is looked at: nobody waits for these to pass. */
    private static final Set<String> AGES = Set.of(
            "Checkup.NOTICEABLE", "Checkup.TOO_MUCH", "SignedRefusals.TOLERABLE_SKEW", "RetryPolicy.FIRST_WAIT", "LoginCommand.WORTH_KEEPING",
            "ClaimViewModel.LIFE", "PresenceViewModel.AGAIN", "HandoverRunner.TICK", "WaitCount.SHOWN_FROM", "SessionViewModel.ROUND", "HandoverGroupDevice.KEY_FRESH", "ProfileReader.LONGEST_BOOT", "SmpClient.FRAME_GAP",
            "SmpClient.CLEARED", "AccountRules.HOOK_LIMIT", "AccountRules.YOUNG", "ClockWatch.STEP", "NativeLibrary.LOADING", "ScenarioReader.LONGEST_DELAY", "ScenarioReader.YEAR", "ScenarioReader.TWO_YEARS",
            "LockFile.BETWEEN_TRIES", "Sharing.BETWEEN", "Sharing.LONGEST_PAUSE", "Confirmation.LOOK_AGAIN", "Confirmation.WATCH", "DeviceConnection.LOOK_AGAIN", "Evidence.CLOCK_DOUBT",
            "HandoverPolicy.SESSION_NEEDED", "CallRate.FIRST", "CallRate.SHORTEST", "CallRate.LONGEST", "CallRate.BURST", "ClaimMaker.ROUNDING",
            "PracticeCloud.WORKING_DAY", "AuthorizationCodes.CODE_LIFETIME", "Clients.LIFETIME", "DeviceGrants.INTERVAL",
            "DeviceGrants.LIFETIME", "SignatureVerifier.TOLERANCE", "CertificateAuthority.BACK_DATED", "CertificateAuthority.SERVER_BACK_DATED",
            "CertificateAuthority.SERVER_LIFETIME", "InMemoryRegistry.CLAIMS_REMEMBERED", "OwnershipTokens.LIFETIME", "Persistence.LONGEST", "ConsoleSignIns.CREDENTIALS",
            "ConsoleSignIns.SESSION", "DpopVerifier.TOLERANCE", "Logins.CODE_LIFETIME", "WaitingRequests.PATIENCE", "Logins.REPEATABLE", "FileSystemServer.IDLE",
            "SmpFirmware.LISTEN", "TextFirmware.LISTEN", "Announced.USUAL", "QuectelModem.USUAL_PATIENCE", "CommitClauses.LEAST_LEFT", "CommitClauses.UNTOLD", "CommitClauses.SURELY_OVER", "FarClock.TOLERABLE", "FarClock.HARMLESS", "GatewayShell.LISTEN", "LinuxGateway.LOOK", "PortWatch.INTERVAL", "BrowserFlow.GLANCE", "DeviceCodeFlow.REGISTRATION_LEFT", "DeviceCodeFlow.SLOWER",
            "DeviceCodeFlow.USUAL_INTERVAL", "RoleCredentials.AHEAD", "SessionKeeper.PAUSE", "SessionTokens.AHEAD", "SessionTokens.BETWEEN_TRIES",
            "TokenCache.BETWEEN_LOOKS", "CachedLogin.LONGEST", "ConsoleSession.AHEAD", "ConsoleSession.BETWEEN_TRIES", "ConsoleSignIn.GLANCE",
            "LoginCache.BETWEEN_LOOKS", "TokenEndpoint.CLOCK", "Updates.BETWEEN", "FiguresCount.LEAST", "WorkTimes.BREAK", "KeyScan.USUAL_GAP", "KeyScan.PATIENT_GAP", "SerialScanner.BETWEEN_TRIES",
            "SerialScanner.SILENCE", "LineSignals.PULSE", "PortTrace.QUIET", "LibraryPages.BETWEEN", "TerminalViewModel.QUIET", "Subject.LOOK", "Exchange.GLANCE", "FarSide.FRESH", "Family.QUIET",
            // Parts of a wait that is on the page.
            "Recognizer.QUESTION", "Recognizer.HALF", "SmpProbe.QUESTION", "SmpFsDevice.ANSWER", "SmpClient.HARMLESS", "Recognizer.FORGOTTEN", "Recognizer.SOON", "Conversation.QUIET", "Conversation.SETTLED",
            "RawRepl.QUIET", "RawRepl.ANSWER", "RawRepl.RUN", "RawRepl.PAUSE", "Entrance.SILENCE", "Entrance.PAUSE", "Entrance.LOOK", "Entrance.GREETING", "Entrance.BOOTING",
            // How old a claim is.
            "CutOff.CLAIM_LIFE",
            // The most that a profile may name.
            "ScriptReader.LONGEST_WAIT", "StepsReader.LONGEST");

    /** Those who wait without an end, and why they may. */
    private static final Set<String> ENDLESS = Set.of(
            // Until somebody presses Ctrl-C, which is what the command is for.
            "UntilStopped",
            // Until the person has read to the end.
            "Pager",
            // Where the limit is told to be none by the AWS CLI's own option.
            "Limited");

    @Test
    void theGuidesPageNamesEveryWaitWithItsLimitAndReason() throws IOException {
        String table = String.join("\n", rows()) + "\n";
        String page = Files.readString(PAGE);
        int from = page.indexOf("| Where |");
        assertTrue(from >= 0, "no table");
        String there = page.substring(from, page.indexOf("\n\n", from) + 1);
        assertEquals(table, there, "the table in waits.md is to be this:\n" + table);
    }

    @Test
    void whatAHandoverWaitsForHasANameWithinTenSeconds() {
        Stream<Wait> waits = Stream.of(DeviceWait.values(), HandoverWait.values(), NetworkWait.values(), SerialWait.values()).flatMap(Arrays::stream);
        assertEquals(List.of(DeviceWait.START, DeviceWait.LOGIN, HandoverWait.TURN, HandoverWait.RECOGNITION, HandoverWait.REGISTRATION), waits.filter(wait -> wait.limit().compareTo(Duration.ofSeconds(10)) > 0).toList());
    }

    @Test
    void everyDurationThatIsKeptIsAWaitOrAnAge() {
        Set<String> unknown = new TreeSet<>();
        Set<String> known = new TreeSet<>(AGES);
        for (JavaClass type : HOUSE) {
            for (JavaField field : type.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC) && field.getRawType().isEquivalentTo(Duration.class)
                        && !known.remove(type.getSimpleName() + "." + field.getName())) {
                    unknown.add(type.getSimpleName() + "." + field.getName());
                }
            }
        }
        assertEquals(Set.of(), unknown, "these are to be constants of a Wait, or among the ages here");
        assertEquals(Set.of(), known, "these are no more");
    }

    @Test
    void nobodyWaitsForANumberInPassing() throws IOException {
        Pattern wait = Pattern.compile("(?<!String\\.)\\b(await|waitFor|poll|tryLock|join|sleep|setSoTimeout|setConnectTimeout|setReadTimeout|orTimeout|completeOnTimeout)"
                + "\\([^;]*(\\b\\d{2,}|\\b[1-9]\\d*, TimeUnit|Duration\\.of\\w+\\(\\d)");
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            for (String line : Files.readAllLines(source)) {
                if (wait.matcher(line).find()) {
                    found.add(source.getFileName() + ": " + line.strip());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void nobodyWaitsWithoutAnEnd() {
        Set<String> endless = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                if (isEndless(call)) {
                    endless.add(outermost(type));
                }
            }
        }
        assertEquals(new TreeSet<>(ENDLESS), endless);
    }

    private static boolean isEndless(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getName();
        boolean blocks = switch (name) {
            case "await" -> owner.getPackageName().startsWith("java.util.concurrent");
            case "join" -> owner.isAssignableTo(Thread.class);
            case "take" -> owner.isAssignableTo("java.util.concurrent.BlockingQueue");
            case "get" -> owner.isAssignableTo("java.util.concurrent.FutureTask");
            case "waitFor" -> owner.isAssignableTo(Process.class);
            case "wait" -> owner.isAssignableTo(Object.class);
            default -> false;
        };
        return blocks && call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(WaitsTest::outermost).orElse(type.getSimpleName());
    }

    /** By room, as the constants stand in the sources. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>(List.of("| Where | Wait | At most | Until what, and why not sooner |", "|---|---|---|---|"));
        for (JavaClass type : HOUSE.stream().filter(found -> found.isEnum() && found.isAssignableTo(Wait.class))
                .sorted(Comparator.comparing(JavaClass::getName)).toList()) {
            String room = type.getPackageName().substring("dev.claimport.".length());
            String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
            for (Object constant : type.reflect().getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                Matcher comment = Pattern.compile("/\\*\\* ([^*]+) \\*/\\s+" + name + "\\(").matcher(source);
                assertTrue(comment.find(), () -> type.getSimpleName() + "." + name + " has no reason");
                rows.add("| `" + room + "` | " + name.toLowerCase(Locale.ROOT).replace('_', ' ') + " | " + limit(((Wait) constant).limit())
                        + " | " + comment.group(1).replaceAll("\\{@code ([^}]*)}", "`$1`") + " |");
            }
        }
        return rows;
    }

    private static String limit(Duration limit) {
        return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min"
                : new BigDecimal(limit.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString() + " s";
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
