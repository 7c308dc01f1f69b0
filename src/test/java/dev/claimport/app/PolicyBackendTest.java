package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.claim.RootCas;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.ValueProblem;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SsoSession;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

class PolicyBackendTest {

    @TempDir
    private Path folder;
    private final ManualTime time = new ManualTime();
    private final FakeBackend inner = new FakeBackend(time);
    private SettingsStore store;

    private Backend governed(Map<Setting, String> policy) {
        store = new SettingsStore(() -> new PolicySource.Policy("policy", policy), folder.resolve("config.yaml"));
        return new PolicyBackend(inner, store, time);
    }

    private RoleSession session() {
        return inner.session("123456789012", "Acme", "InstallerRole", Region.EU_WEST_1);
    }

    @Test
    void onlyAllowedTemplatesAreListedDescribedAndGetClaims() {
        List<String> all = new ArrayList<>();
        inner.iot.listTemplates(page -> page.stream().map(TemplateSummary::name).forEach(all::add));
        String allowed = all.getFirst();
        try (RoleContext context = governed(Map.of(Setting.TEMPLATES, allowed)).context(session())) {
            List<String> listed = new ArrayList<>();
            context.iot().listTemplates(page -> page.stream().map(TemplateSummary::name).forEach(listed::add));
            assertEquals(List.of(allowed), listed);
            context.iot().describeTemplate(allowed);
            Failures.expect(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, () -> context.iot().describeTemplate(all.getLast()));
            Failures.expect(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, () -> context.iot().createClaim(all.getLast()));
        }
    }

    @Test
    void aChangedSettingCountsForWhatIsOpenAlready() {
        try (RoleContext context = governed(Map.of()).context(session())) {
            store.set(Setting.TEMPLATES, "another");
            Failures.expect(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, () -> context.iot().createClaim("practice-sensor"));
        }
    }

    @Test
    void theRootByWhichDevicesKnowAwsIsTheOneThatIsSetNow() {
        governed(Map.of());
        Backend backend = new PolicyBackend(new LocalBackend(inner.bench, new AwsEnvironment(Map.of(), folder), time).by(store), store, time);
        try (RoleContext context = backend.context(session())) {
            assertEquals(RootCas.amazon(), context.rootCas());
            store.set(Setting.ROOT_CA, "Amazon-Root-CA-3");
            assertEquals(RootCas.named(Path.of("amazon-root-ca-3")), context.rootCas());
        }
    }

    @Test
    void aFixedRegionIsTheOnlyOne() {
        Backend governed = governed(Map.of(Setting.REGION, "eu-central-1"));
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> governed.context(session()));
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> governed.session(Optional.empty(), Optional.of(Region.EU_WEST_1)));
        governed.context(session().in(Region.EU_CENTRAL_1)).close();
    }

    @Test
    void aFixedPortalIsTheOnlyOne() {
        Backend governed = governed(Map.of(Setting.START_URL, "https://acme.awsapps.com/start", Setting.SSO_REGION, "eu-west-1"));
        SsoSession other = SsoSession.at("https://acne.awsapps.com/start", Region.EU_WEST_1);
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> governed.identityCenter(other, false));
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> governed.keptSignIn(other));
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED,
                () -> governed.identityCenter(SsoSession.at("https://acme.awsapps.com/start/", Region.US_EAST_1), false));
        governed.identityCenter(SsoSession.at("https://acme.awsapps.com/start/", Region.EU_WEST_1), false).close();
    }

    @Test
    void aProfileOfAnotherPortalIsNeitherOfferedNorUsed() {
        inner.offers = FakeBackend.SEVEN_PROFILES;
        String sso = inner.offers.profiles().stream().filter(profile -> profile.ssoSession().isPresent()).findFirst().orElseThrow().name();
        Backend governed = governed(Map.of(Setting.START_URL, "https://elsewhere.awsapps.com/start"));
        assertEquals(List.of(), governed.offers().ssoSessions());
        assertEquals(0, governed.offers().profiles().stream().filter(profile -> profile.ssoSession().isPresent()).count());
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> governed.session(Optional.of(sso), Optional.empty()));
    }

    @Test
    void onlyAllowedDeviceProfilesAreKnown() {
        Backend governed = governed(Map.of(Setting.DEVICE_PROFILES, "claimport-handover"));
        assertEquals(List.of("claimport-handover"), governed.deviceProfiles().all().stream().map(entry -> entry.profile().name()).toList());
        assertEquals("claimport-handover", governed.deviceProfiles().choose("claimport-handover", List.of()).name());
        Failures.expect(PolicyFailure.Kind.DEVICE_PROFILE_NOT_PERMITTED, () -> governed.deviceProfiles().choose("zephyr-smp-fs", List.of()));
    }

    @Test
    void practiceCanBeSwitchedOff() {
        Failures.expect(PolicyFailure.Kind.PRACTICE_OFF, () -> governed(Map.of(Setting.PRACTICE, "off")).practice());
        assertEquals(List.of(), inner.bench.list());
    }

    @Test
    void withABrokenPolicyNothingIsDone() {
        Backend governed = new PolicyBackend(inner, new SettingsStore(() -> {
            throw new PolicyFailure(PolicyFailure.Kind.POLICY_INVALID, Map.of("file", "f", "problem", ValueProblem.REGION.problem())).exception();
        }, folder.resolve("config.yaml")), time);
        assertThrows(FailureException.class, governed::offers);
        assertThrows(FailureException.class, governed::practice);
        assertThrows(FailureException.class, governed::deviceProfiles);
        assertThrows(FailureException.class, () -> governed.context(session()));
        assertThrows(FailureException.class, () -> governed.identityCenter(SsoSession.at("https://acme.awsapps.com/start/", Region.EU_WEST_1), false));
        assertThrows(FailureException.class, () -> governed.session(Optional.empty(), Optional.empty()));
    }

    /** Whatever else a backend can do has to be looked at by the policy, what is added later too. */
    @Test
    void onlyTheseArePassedOnWithoutAQuestion() {
        Set<String> looked = names(PolicyBackend.class.getDeclaredMethods());
        Set<String> passed = names(Backend.class.getMethods());
        passed.removeAll(looked);
        assertEquals(Set.of("caller", "check", "labels", "checkComputer", "defaultSession", "dialects", "isConsole", "signOut", "signOutOfConsole"), passed);
    }

    private static Set<String> names(Method[] methods) {
        return Arrays.stream(methods).filter(method -> !method.isBridge() && Modifier.isPublic(method.getModifiers())).map(Method::getName).collect(Collectors.toSet());
    }
}
