package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.ProfileFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.TemplateFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTextsTest {

    private static final Set<String> PARTS = Set.of("title", "message", "remedy");
    private static final Set<String> WORDS = Set.of("doing.connect", "doing.certificate", "doing.register", "doing.reconnect", "where.environment",
            "seen.handover", "seen.smp-fs", "seen.smp-other", "seen.smp-unclear", "seen.nrf91", "seen.at-modem", "seen.expresslink", "seen.improv", "seen.zephyr-shell",
            "seen.linux-login", "seen.linux-shell", "seen.bootloader", "seen.other-prompt", "seen.text", "seen.wrong-speed", "seen.silent", "seen.busy",
            "skew.minutes-ahead", "skew.minutes-behind", "skew.hours-ahead", "skew.hours-behind", "skew.days-ahead", "skew.days-behind", "unverified.note", "unverified.length", "unverified.nothing");

    /** The facts that the doc of each kind promises, in the order of the ids. */
    private static final Map<String, Set<String>> FACTS = Stream.of("""
            answer-unreadable operation
            bundle-refused
            bundle-too-large
            callback-disturbed requests
            callback-port-failed
            cancelled
            certificate-not-active certificate status
            certificate-not-attached certificate thing
            claim-expired expired
            claim-invalid reason
            clock-skew amount way
            config-unreadable file line
            config-value-wrong key wanted where
            confirmation-not-allowed action thing
            credential-process-failed profile reason
            credentials-refused code operation
            device-busy
            device-changed expected found
            device-clock-wrong doing
            device-could-not-store doing
            device-dns-failed endpoint
            device-folder-missing folder path
            device-garbage port
            device-lost-track
            device-mount-missing mount path
            device-network-failed doing endpoint
            device-no-space path
            device-not-seen thing
            device-not-served port seen
            device-parameter-missing
            device-path-refused path
            device-profile-invalid file problems
            device-profile-not-found known profile
            device-profile-not-permitted allowed profile
            device-read-only path
            device-refused code group
            device-silent port
            device-storage-failed
            device-timed-out doing
            device-tls-failed doing
            device-too-small bytes max
            device-unclear port
            device-unsupported port
            device-wrong-state state
            digest-wrong
            expired-on-device
            file-not-writable file
            disk-full file
            file-busy file
            file-open-to-others file
            file-unreadable file
            hook-refused code serial
            line-speed-wrong baud port
            mfa-code-wrong device
            network-timeout host seconds
            no-credentials
            no-device
            no-network host
            no-region
            no-roles
            no-start-url
            no-window reason
            not-allowed action resource
            not-confirmable
            not-recorded
            not-verifiable reason
            parameter-missing parameters template
            parameter-unknown known parameters template
            policy-invalid file line problem
            policy-untrusted file reason
            port-busy port
            port-denied port
            port-gone port
            port-not-found port
            possession-not-proven
            practice-failed reason
            practice-off
            profile-incomplete key profile
            profile-not-found profile
            profile-unsupported key profile
            proxy-refused host proxy status
            proxy-unreachable proxy
            registration-refused code doing
            registration-stalled doing seconds
            request-refused code operation
            role-not-assigned role account
            seal-not-offered
            seal-not-opened
            service-unavailable operation status
            session-ending ends
            session-expired operation
            setting-fixed setting value where
            setting-unknown known setting
            setting-wrong setting wanted
            settings-invalid file line problem
            several-ports ports
            sign-in-denied
            sign-in-forged
            sign-in-needed session
            sign-in-timeout minutes
            signed-out
            source-profile-circle profiles
            sso-forms-conflict key profile
            sso-session-not-found session
            start-url-wrong region url
            template-disabled template
            template-name-invalid template
            template-not-found region template
            template-not-permitted allowed template
            template-unreadable reason template
            template-wrong-type template type
            thing-not-found thing
            throttled attempts operation
            tls-untrusted host
            unexpected error code
            wrong-endpoint host
            """.split("\n")).map(line -> line.split(" "))
            .collect(Collectors.toMap(line -> line[0], line -> Set.of(Arrays.copyOfRange(line, 1, line.length))));

    private final Messages messages = Messages.of("failures", Locale.ENGLISH);
    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.claimport.text.failures", Locale.ENGLISH);

    static Stream<Failure> failures() {
        return Arrays.stream(Failure.class.getPermittedSubclasses()).flatMap(family -> kinds(family)
                .map(kind -> failure(kind, facts(kind, name -> "<" + name + ">"))));
    }

    private static Stream<Enum<?>> kinds(Class<?> family) {
        return Arrays.stream(family.getDeclaredClasses()).filter(Class::isEnum)
                .flatMap(kinds -> Arrays.stream(kinds.getEnumConstants())).map(kind -> (Enum<?>) kind);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyKindHasAllThreeTextsFromItsFactsAlone(Failure failure) {
        for (String text : new String[] {messages.title(failure), messages.message(failure), messages.remedy(failure)}) {
            assertTrue(text.length() > 3 && !text.contains("{") && !text.contains("'") && text.equals(text.strip()), text);
        }
        String all = messages.title(failure) + messages.message(failure) + messages.remedy(failure);
        failure.facts().values().forEach(fact -> assertTrue(all.contains(fact), failure.id() + " does not say " + fact));
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
        failures().forEach(failure -> PARTS.forEach(part -> expected.add(failure.id() + "." + part)));
        assertEquals(expected, new TreeSet<>(bundle.keySet()));
    }

    @Test
    void noIdIsThereTwice() {
        assertEquals(failures().count(), failures().map(Failure::id).distinct().count());
        assertEquals(FACTS.keySet(), failures().map(Failure::id).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aFactCanNameAWord(String word) {
        Failure failure = new RegistrationFailure(RegistrationFailure.Kind.DEVICE_TLS_FAILED, Map.of("doing", "#" + word));
        assertTrue(messages.message(failure).contains(bundle.getString(word)));
    }

    @Test
    void aTextMentionsOnlyFactsThatItsKindHas() {
        Pattern fact = Pattern.compile("\\{(\\w+)}");
        failures().forEach(failure -> PARTS.forEach(part -> assertTrue(failure.facts().keySet().containsAll(
                fact.matcher(bundle.getString(failure.id() + "." + part)).results().map((MatchResult found) -> found.group(1)).toList()),
                failure.id() + "." + part)));
    }

    private static Map<String, String> facts(Enum<?> kind, Function<String, String> value) {
        String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Set<String> names = FACTS.get(id);
        if (names == null) {
            throw new AssertionError("the facts of " + id + " are not in the table of this test");
        }
        return names.stream().collect(Collectors.toMap(Function.identity(), value));
    }

    private static Failure failure(Enum<?> kind, Map<String, String> facts) {
        return switch (kind) {
            case ClaimFailure.Kind claim -> new ClaimFailure(claim, facts);
            case ConfigFailure.Kind config -> new ConfigFailure(config, facts);
            case DeviceFailure.Kind device -> new DeviceFailure(device, facts);
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
