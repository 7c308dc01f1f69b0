package dev.claimport.iot;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.Identity;
import dev.claimport.signin.IdentityCenterSignIn;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SignedInUser;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What a technician in each of their roles gets from a cloud that checks signatures and permissions. */
class AwsIotPracticeTest {

    private static final ManualTime TIME = new ManualTime();
    private static PracticeCloud cloud;
    private static SignedInUser user;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TIME, Keys::rsa);
        try (var signIn = new IdentityCenterSignIn(cloud.startUrl(), Region.of(cloud.region()),
                        ServiceEndpoints.allAt(cloud.endpoint()), TIME)) {
            DeviceAuthorization authorization = signIn.begin();
            new PracticeTechnician().allow(authorization.completeUri());
            user = signIn.await(authorization);
        }
    }

    @AfterAll
    static void stop() {
        user.close();
        cloud.close();
    }

    @Test
    void theInstallerSeesEveryTemplateAndGetsAClaim() {
        try (var iot = as("InstallerRole")) {
            List<TemplateSummary> templates = new ArrayList<>();
            List<Integer> pages = new ArrayList<>();
            iot.listTemplates(page -> {
                templates.addAll(page);
                pages.add(page.size());
            });
            assertEquals(45, templates.size());
            assertFalse(template(templates, "practice-disabled").isUsable());
            assertFalse(template(templates, "practice-jitp").isUsable());
            assertTrue(template(templates, "practice-sensor").isUsable());

            TemplateDescription sensor = iot.describeTemplate("practice-sensor");
            assertEquals(template(templates, "practice-sensor"), sensor.summary());
            assertTrue(sensor.body().contains("Parameters"));
            assertTrue(iot.describeTemplate("practice-refused").hookArn().isPresent());

            try (ProvisioningClaim claim = iot.createClaim("practice-sensor")) {
                assertEquals(Duration.ofMinutes(5), claim.validity().remaining(TIME.instant()));
                assertEquals(64, claim.certificateId().length());
            }
            assertEquals("localhost", iot.dataEndpoint().host());
            assertFalse(iot.thingExists("nobody"));
            assertTrue(iot.thingPrincipals("nobody").isEmpty());
            assertEquals(Optional.of(Duration.ZERO), iot.clockAhead());
        }
    }

    @Test
    void refusedTemplatesAreToldApart() {
        try (var iot = as("InstallerRole")) {
            assertFails(ServiceFailure.Kind.TEMPLATE_DISABLED, Map.of("template", "practice-disabled"),
                    () -> iot.createClaim("practice-disabled"));
            assertFails(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE, Map.of("template", "practice-jitp", "type", "JITP"),
                    () -> iot.createClaim("practice-jitp"));
            Map<String, String> unknown = Map.of("template", "no-such", "region", cloud.region());
            assertFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, unknown, () -> iot.createClaim("no-such"));
            assertFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, unknown, () -> iot.describeTemplate("no-such"));
        }
    }

    @Test
    void whoMayOnlyClaimMayClaim() {
        try (var iot = as("ClaimsOnlyRole")) {
            iot.createClaim("practice-sensor").close();
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> iot.listTemplates(_ -> {}));
            // Told apart by the words alone.
            assertFails(ServiceFailure.Kind.TEMPLATE_DISABLED, () -> iot.createClaim("practice-disabled"));
            assertFails(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE, () -> iot.createClaim("practice-jitp"));
        }
    }

    @Test
    void whoMayNothingIsToldWhatIsMissing() {
        try (var iot = as("ViewerRole")) {
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:CreateProvisioningClaim",
                    "resource", "arn:aws:iot:" + cloud.region() + ":" + cloud.accountId() + ":provisioningtemplate/practice-sensor"),
                    () -> iot.createClaim("practice-sensor"));
        }
    }

    @Test
    void credentialsThatAreNotThePracticeCloudsAreRefused() {
        AwsCredentials good = as(user, "InstallerRole").credentials().resolveCredentials();
        try (var iot = with(AwsSessionCredentials.create("ASIAUNKNOWN", "x", "y"), cloud)) {
            assertFails(ServiceFailure.Kind.CREDENTIALS_REFUSED, () -> iot.createClaim("practice-sensor"));
        }
        try (var iot = with(AwsSessionCredentials.create(good.accessKeyId(), "wrong", ((AwsSessionCredentials) good).sessionToken()),
                        cloud)) {
            assertFails(ServiceFailure.Kind.CREDENTIALS_REFUSED,
                    Map.of("operation", "CreateProvisioningClaim", "code", "InvalidSignatureException"),
                    () -> iot.createClaim("practice-sensor"));
        }
    }

    @Test
    void misbehaviourOfTheCloudIsNamed() {
        ManualTime time = new ManualTime();
        try (var throttling = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withThrottledClaims(2)), time, Keys::rsa);
                var iot = technician(throttling, time)) {
            iot.createClaim("practice-sensor").close();
            assertTrue(time.slept().toMillis() >= 750, time.slept()::toString);
        }
        try (var throttling = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withThrottledClaims(9)), time, Keys::rsa);
                var iot = technician(throttling, time)) {
            assertFails(ServiceFailure.Kind.THROTTLED, Map.of("operation", "CreateProvisioningClaim", "attempts", 4),
                    () -> iot.createClaim("practice-sensor"));
        }
        try (var down = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withUnavailable()), time, Keys::rsa);
                        var iot = technician(down, time)) {
            assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, () -> iot.thingExists("t"));
        }
        try (var ahead = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withClockAhead(Duration.ofMinutes(10))), time, Keys::rsa);
                var iot = technician(ahead, time)) {
            for (int i = 0; i < 2; i++) {
                assertFails(ServiceFailure.Kind.CLOCK_SKEW, Map.of("amount", 10L, "way", ServiceFailure.Way.MINUTES_BEHIND), () -> iot.createClaim("practice-sensor"));
            }
        }
        try (var ahead = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withClockAhead(Duration.ofMinutes(-3))), time, Keys::rsa);
                var iot = technician(ahead, time); var claim = iot.createClaim("practice-sensor")) {
            assertEquals(Optional.of(Duration.ofMinutes(3)), iot.clockAhead());
            assertEquals(time.instant().plus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.SECONDS), claim.validity().notAfter());
        }
    }

    @Test
    void credentialsThatRanOutAreASessionThatExpired() {
        ManualTime time = new ManualTime();
        Scenario brief = Scenario.FAIR.withCredentialsLifetime(Duration.ofMinutes(1));
        try (var shortLived = PracticeCloud.start(new PracticeCloudOptions(brief), time, Keys::rsa); var iot = technician(shortLived, time)) {
            time.advance(Duration.ofMinutes(2));
            assertFails(ServiceFailure.Kind.SESSION_EXPIRED, Map.of("operation", "CreateProvisioningClaim"),
                    () -> iot.createClaim("practice-sensor"));
        }
    }

    private static TemplateSummary template(List<TemplateSummary> templates, String name) {
        return templates.stream().filter(template -> template.name().equals(name)).findFirst().orElseThrow();
    }

    private static AwsIot as(String role) {
        return new AwsIot(as(user, role), ServiceEndpoints.allAt(cloud.endpoint()), TIME);
    }

    private static RoleSession as(SignedInUser user, String role) {
        var account = user.accounts().stream().filter(one -> one.id().equals(cloud.accountId())).findFirst().orElseThrow();
        return user.as(account, role, Region.of(cloud.region()));
    }

    private static AwsIot with(AwsCredentials credentials, PracticeCloud cloud) {
        return with(credentials, cloud, TIME);
    }

    private static AwsIot with(AwsCredentials credentials, PracticeCloud cloud, ManualTime time) {
        var session = new RoleSession(new Identity("", "", "", ""), StaticCredentialsProvider.create(credentials),
                Region.of(cloud.region()), Optional.empty());
        return new AwsIot(session, ServiceEndpoints.allAt(cloud.endpoint()), time);
    }

    private static AwsIot technician(PracticeCloud cloud, ManualTime time) {
        Map<String, String> variables = cloud.environment();
        return with(AwsSessionCredentials.create(variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"),
                variables.get("AWS_SESSION_TOKEN")), cloud, time);
    }
}
