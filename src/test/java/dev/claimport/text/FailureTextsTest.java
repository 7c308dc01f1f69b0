package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.template.TemplateProblem;
import dev.claimport.device.finder.Unprofiled;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.Case;
import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ProfileFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.TemplateFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTextsTest {

    private static final Set<String> PARTS = Set.of("title", "message", "remedy");
    /** What "claimport probe" says of a port. */
    private static final Set<String> WORDS = Arrays.stream(OtherKind.values()).map(OtherKind::text).collect(Collectors.toSet());
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** The facts that are more than words: what they can be, by id and name, or by name alone. */
    private static final Map<String, List<?>> VALUES = Map.ofEntries(
            Map.entry("doing", List.of(RegistrationFailure.Doing.values())),
            Map.entry("way", List.of(ServiceFailure.Way.values())),
            Map.entry("not-verifiable reason", List.of(DeviceFailure.Unverified.values())),
            Map.entry("config-value-wrong where", List.of("<where>", ConfigFailure.Where.ENVIRONMENT)),
            Map.entry("seen", Stream.concat(Stream.of(Unprofiled.DIALECT), EnumSet.complementOf(EnumSet.of(OtherKind.SMP_OTHER, OtherKind.SMP_UNCLEAR,
                    OtherKind.FEW_BYTES, OtherKind.WRONG_SPEED, OtherKind.SILENT)).stream()).toList()),
            Map.entry("expired", List.of(Instant.parse("2026-11-23T14:07:31Z"))),
            Map.entry("ends", List.of(Instant.parse("2026-11-23T14:07:31Z"))),
            Map.entry("holder", List.of(LinkFailure.Holder.values())),
            Map.entry("flaw", List.of(ClaimFailure.Flaw.values())),
            Map.entry("policy-untrusted reason", List.of(PolicyFailure.Distrust.values())),
            Map.entry("problems", List.of(TemplateProblem.EMPTY.problem())),
            Map.entry("problem", List.of(TemplateProblem.EMPTY.problem())),
            Map.entry("amount", List.of(1L, 1234L)),
            Map.entry("seconds", List.of(1L, 1234L)),
            Map.entry("minutes", List.of(1L, 1234L)),
            Map.entry("attempts", List.of(1, 1234)),
            Map.entry("requests", List.of(1, 1234)),
            Map.entry("bytes", List.of(1234)),
            Map.entry("max", List.of(1234)));

    /** The facts that the doc of each kind promises, in the order of the ids. */
    private static final Map<String, Set<String>> FACTS = Stream.of("""
            account-folder-invalid folder problems
            answer-unreadable operation
            bundle-refused
            bundle-too-large
            callback-disturbed requests
            callback-port-failed
            cancelled
            overdue seconds
            cut-off
            certificate-not-active certificate status
            certificate-not-attached certificate thing
            certificate-not-new certificate
            certificate-used-before certificate thing
            claim-expired expired
            claim-invalid flaw
            clock-skew amount way
            command-buffer-too-small said sent
            device-power-low said sent
            firmware-refuses-credentials firmware model said sent
            config-unreadable file line
            config-value-wrong key problem where
            confirmation-not-allowed action thing
            console-code-expired
            console-code-foreign
            console-code-wrong
            console-file-broken file
            console-not-in-region region
            console-not-permitted
            console-password-changed
            console-profile-taken key profile
            console-refused region
            console-session-over
            console-sign-in-needed session
            credential-process-failed problem profile
            credentials-refused code operation
            device-busy
            device-changed expected found
            device-clock-wrong doing
            device-could-not-store doing
            device-credential-exists said sent
            device-credential-refused said sent
            device-credentials-full said sent
            device-credentials-locked said sent
            device-dns-failed endpoint
            device-folder-missing folder path
            device-full bytes held path
            device-garbage port
            device-lost-track
            device-mount-missing mount path
            device-network-failed doing endpoint
            device-no-space bytes earlier held path
            device-not-seen thing
            device-not-served port seen
            device-parameter-missing
            device-path-refused path
            device-profile-invalid file problems
            device-profile-not-found known profile
            device-profile-not-permitted allowed profile
            device-read-only path
            device-refused code group
            device-report-wrong port
            device-silent port
            device-storage-failed
            device-takes-no-parameters parameters
            device-timed-out doing
            device-tls-failed doing
            device-too-small bytes max
            device-unclear port
            device-unsupported port
            device-wrong-state state
            digest-wrong
            disk-full file
            label-invalid file word
            label-not-due id
            printer-open printer
            printer-out-of-paper printer
            printer-out-of-ribbon printer
            printer-paused printer
            printer-unreachable printer
            expired-on-device
            file-busy file
            file-not-writable file
            file-open-to-others file
            folder-not-empty folder
            file-unreadable file
            hook-refused code serial
            retries-used attempts serial
            serial-differs scanned serial
            serial-in-work serial slot
            serial-not-listed order serial
            serial-passed serial thing
            shell-command-missing said sent
            shell-keeps-escapes said sent
            shell-line-too-long said sent
            shell-output-cut said sent
            serial-passed-elsewhere serial station
            serial-reserved serial station since
            slot-port-taken port slot
            ledger-damaged file aside
            ledger-disk-failed file
            ledger-key-missing file
            ledger-key-wrong file
            ledger-newer file
            ledger-not-durable file
            ledger-not-found file
            ledger-on-network folder type
            ledger-unreadable file
            shared-ledger-forked record server
            shared-ledger-full server
            shared-ledger-newer server
            shared-ledger-refused server
            shared-ledger-unreachable server
            line-speed-wrong baud port
            mfa-code-wrong device
            setting-not-kept said sent
            modem-online said sent
            gateway-login-needed port
            gateway-login-refused user
            gateway-disk-full path
            gateway-not-permitted path
            gateway-mode-wrong found path wanted
            gateway-clock-wrong found
            gateway-service-missing said sent
            gateway-without-decoder
            gateway-without-shell port
            gateway-shell-ended
            network-timeout host seconds
            no-credentials
            no-device
            no-network host
            no-region
            no-roles
            no-start-url
            no-window problem
            not-allowed action resource
            not-confirmable
            not-proven certificate thing
            not-recorded
            output-unread
            not-verifiable reason
            parameter-missing parameters template
            parameter-unknown known parameters template
            parameters-refused problem template
            policy-invalid file problem
            policy-untrusted file reason
            port-busy holder port
            port-shared port programs
            port-denied port
            port-gone port
            port-not-found port
            possession-not-proven
            practice-failed problem
            practice-off
            profile-incomplete key profile
            profile-not-found profile
            profile-unsupported key profile
            program-not-interrupted port
            proxy-refused host proxy status
            proxy-unreachable proxy
            order-invalid file problems
            record-not-found id
            record-altered records
            registration-refused code doing
            registration-stalled doing seconds
            request-refused code operation
            role-not-assigned role account
            scenario-invalid file problems
            seal-not-offered
            seal-not-opened
            service-unavailable operation status
            session-ending ends
            session-expired operation
            setting-fixed setting value where
            setting-unknown known setting
            setting-wrong problem setting
            settings-invalid file problem
            several-ports ports
            sign-in-denied
            sign-in-ended error
            sign-in-forged
            sign-in-needed session
            sign-in-not-permitted allowed method
            sign-in-timeout minutes
            signed-out
            source-profile-circle profiles
            sso-forms-conflict key profile
            sso-session-not-found session
            start-url-invalid url
            start-url-wrong region url
            step-refused said sent
            step-unanswered seconds sent
            template-disabled template
            template-name-invalid template
            template-not-found region template
            template-not-permitted allowed template
            template-not-understood problem template
            template-unreadable problem template
            template-without-thing template
            template-wrong-type template type
            thing-awaited thing
            thing-not-expected expected thing
            thing-not-found thing
            throttled attempts operation
            tls-untrusted host
            unexpected error code
            wrong-endpoint host
            """.split("\n")).map(line -> line.split(" "))
            .collect(Collectors.toMap(line -> line[0], line -> Set.of(Arrays.copyOfRange(line, 1, line.length))));

    private final Messages messages = Messages.of("failures", Locale.ENGLISH, ZoneOffset.UTC);
    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.claimport.text.failures", Locale.ENGLISH);

    static Stream<Failure> failures() {
        return Arrays.stream(Failure.class.getPermittedSubclasses()).flatMap(family -> kinds(family)
                .flatMap(kind -> facts(kind).map(facts -> failure(kind, facts))));
    }

    private static Stream<Enum<?>> kinds(Class<?> family) {
        return Arrays.stream(family.getDeclaredClasses()).filter(type -> type.isEnum() && !Case.class.isAssignableFrom(type))
                .flatMap(kinds -> Arrays.stream(kinds.getEnumConstants())).map(kind -> (Enum<?>) kind);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyKindHasAllThreeTextsFromItsFactsAlone(Failure failure) {
        for (String text : new String[] {messages.title(failure), messages.message(failure), messages.remedy(failure)}) {
            assertTrue(text.length() > 3 && !text.contains("{") && !text.contains("'") && text.equals(text.strip()), text);
        }
        String all = messages.title(failure) + messages.message(failure) + messages.remedy(failure);
        failure.facts().values().stream().filter(fact -> !(fact instanceof Case)).map(FailureTextsTest::shown)
                .forEach(fact -> assertTrue(all.contains(fact), failure.id() + " does not say " + fact));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTitleIsShortAndAMessageOneSentence(Failure failure) {
        String title = messages.title(failure);
        int words = title.split(" ").length;
        assertTrue(words <= 5 && title.length() <= 36 && !title.endsWith("."), title);
        assertTrue(messages.message(failure).endsWith("."), messages.message(failure));
        assertTrue(messages.remedy(failure).endsWith("."), messages.remedy(failure));
        assertTrue(messages.remedy(failure).length() <= 160, messages.remedy(failure));
    }

    @Test
    void noTextIsLeftOver() {
        Set<String> expected = new TreeSet<>(WORDS);
        failures().forEach(failure -> {
            PARTS.forEach(part -> expected.add(messages.keyFor(failure.id() + "." + part, failure.facts())));
            if (failure.kind() == DeviceFailure.Kind.NOT_VERIFIABLE) {
                expected.add(messages.keyFor("unverified", failure.facts()));
            }
        });
        assertEquals(expected, new TreeSet<>(bundle.keySet()));
    }

    @Test
    void noIdIsThereTwice() {
        Set<Enum<?>> kinds = failures().map(Failure::kind).collect(Collectors.toSet());
        assertEquals(kinds.size(), failures().map(Failure::id).distinct().count());
        assertEquals(FACTS.keySet(), failures().map(Failure::id).collect(Collectors.toSet()));
    }

    @Test
    void aTextMentionsOnlyFactsThatItsKindHas() {
        failures().forEach(failure -> PARTS.forEach(part -> {
            String key = messages.keyFor(failure.id() + "." + part, failure.facts());
            assertTrue(failure.facts().keySet().containsAll(PLACE.matcher(bundle.getString(key)).results().map(found -> found.group(1)).toList()), key);
        }));
    }

    /** In all that they can be. */
    private static Stream<Map<String, ?>> facts(Enum<?> kind) {
        String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Set<String> names = FACTS.get(id);
        if (names == null) {
            throw new AssertionError("the facts of " + id + " are not in the table of this test");
        }
        List<Map<String, Object>> all = List.of(Map.of());
        for (String name : names) {
            List<?> values = VALUES.getOrDefault(id + " " + name, VALUES.getOrDefault(name, List.of("<" + name + ">")));
            all = all.stream().flatMap(facts -> values.stream().map(value -> {
                Map<String, Object> more = new HashMap<>(facts);
                more.put(name, value);
                return more;
            })).toList();
        }
        return all.stream().map(facts -> facts);
    }

    private static String shown(Object fact) {
        return switch (fact) {
            case Instant _ -> "14:07:31";
            case Problem _ -> "There is nothing in it.";
            case Number number when number.longValue() == 1234 -> "1,234";
            default -> fact.toString();
        };
    }

    private static Failure failure(Enum<?> kind, Map<String, ?> facts) {
        return switch (kind) {
            case BenchFailure.Kind bench -> new BenchFailure(bench, facts);
            case ClaimFailure.Kind claim -> new ClaimFailure(claim, facts);
            case ConfigFailure.Kind config -> new ConfigFailure(config, facts);
            case DeviceFailure.Kind device -> new DeviceFailure(device, facts);
            case LedgerFailure.Kind ledger -> new LedgerFailure(ledger, facts);
            case LinkFailure.Kind link -> new LinkFailure(link, facts);
            case LocalFailure.Kind local -> new LocalFailure(local, facts);
            case NetworkFailure.Kind network -> new NetworkFailure(network, facts);
            case PolicyFailure.Kind policy -> new PolicyFailure(policy, facts);
            case ProfileFailure.Kind profile -> new ProfileFailure(profile, facts);
            case RegistrationFailure.Kind registration -> new RegistrationFailure(registration, facts);
            case ServiceFailure.Kind service -> new ServiceFailure(service, facts);
            case SignInFailure.Kind signIn -> new SignInFailure(signIn, facts);
            case TemplateFailure.Kind template -> new TemplateFailure(template, facts);
            default -> throw new AssertionError(kind.getDeclaringClass() + " is a family that this test does not know");
        };
    }
}
