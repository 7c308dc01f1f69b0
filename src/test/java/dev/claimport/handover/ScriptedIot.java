package dev.claimport.handover;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.Failure;
import dev.claimport.iot.IotService;
import dev.claimport.testing.TestClaims;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** AWS IoT as far as a hand-over sees it, with a failure to order for each call. */
final class ScriptedIot implements IotService {

    static final String TEMPLATE = "sensors";
    static final String CERTIFICATE = "ab".repeat(32);
    static final String THING = "sensor-0001";

    final Map<String, Failure> failures = new HashMap<>();
    final List<ProvisioningClaim> claims = new ArrayList<>();
    String body = """
            {"Parameters": {"SerialNumber": {"Type": "String"}},
             "Resources": {
              "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Fn::Join": ["-", ["sensor", {"Ref": "SerialNumber"}]]}}},
              "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}}}}""";
    Optional<String> hook = Optional.empty();
    boolean enabled = true;
    String type = TemplateSummary.FLEET_PROVISIONING;
    Duration claimLifetime = Duration.ofMinutes(5);
    Duration clockAhead = Duration.ZERO;
    boolean thingThere = true;
    /** Whether the device has its claim: before that, {@code principalsBefore} are all that there is. */
    BooleanSupplier delivered = () -> true;
    List<String> principalsBefore = List.of();
    List<String> principals = List.of("arn:aws:iot:eu-west-1:112233445566:cert/" + CERTIFICATE);
    String status = "ACTIVE";
    /** When the device's certificate was made; just now unless a test says otherwise. */
    Optional<Instant> created = Optional.empty();
    /** So many looks at the registry find nothing yet. */
    int blindLooks;
    /** Is told of each question, by its name. */
    Consumer<String> asked = _ -> { };
    private final TimeSource time;
    private final TestClaims maker;

    ScriptedIot(TimeSource time, TestClaims maker) {
        this.time = time;
        this.maker = maker;
    }

    private void failIfOrdered(String call) {
        asked.accept(call);
        if (failures.containsKey(call)) {
            throw failures.get(call).exception();
        }
    }

    @Override
    public void listTemplates(Consumer<List<TemplateSummary>> page) {
        throw new AssertionError("a hand-over lists no templates");
    }

    @Override
    public TemplateDescription describeTemplate(String templateName) {
        failIfOrdered("describeTemplate");
        return new TemplateDescription(new TemplateSummary(templateName, "", enabled, type, time.instant()), 1, body, hook);
    }

    @Override
    public ProvisioningClaim createClaim(String templateName) {
        failIfOrdered("createClaim");
        ProvisioningClaim claim = maker.claim(templateName, claimLifetime);
        claims.add(claim);
        return claim;
    }

    @Override
    public IotEndpoint dataEndpoint() {
        failIfOrdered("dataEndpoint");
        return new IotEndpoint("localhost", 8883);
    }

    @Override
    public boolean thingExists(String thingName) {
        failIfOrdered("thingExists");
        return delivered.getAsBoolean() ? thingThere && blindLooks-- <= 0 : !principalsBefore.isEmpty();
    }

    @Override
    public List<String> thingPrincipals(String thingName) {
        failIfOrdered("thingPrincipals");
        return delivered.getAsBoolean() ? principals : principalsBefore;
    }

    @Override
    public CertificateRecord certificate(String certificateId) {
        failIfOrdered("certificate");
        return new CertificateRecord(status, created.orElseGet(time::instant));
    }

    @Override
    public Optional<Presence> presence(String thingName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Duration> clockAhead() {
        return Optional.of(clockAhead);
    }

    @Override
    public void close() { }
}
