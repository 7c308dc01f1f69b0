package dev.claimport.desktop.testing;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.IotService;
import dev.claimport.testing.TestClaims;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** AWS IoT as the window sees it, answering at once. */
public final class FakeIot implements IotService {

    public static final String GATEWAY_BODY = """
            {"Parameters": {"Site": {"Type": "String"}, "Customer": {"Type": "String", "Default": "Nordlicht GmbH"},
              "SerialNumber": {"Type": "String"}},
             "Resources": {
              "thing": {"Type": "AWS::IoT::Thing", "Properties": {
                "ThingName": {"Fn::Join": ["-", ["gw", {"Ref": "Site"}, {"Ref": "SerialNumber"}]]}}},
              "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
              "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "devices"}}}}
            """;
    public static final String SENSOR_BODY = """
            {"Parameters": {"SerialNumber": {"Type": "String"}},
             "Resources": {
              "thing": {"Type": "AWS::IoT::Thing", "Properties": {
                "ThingName": {"Fn::Join": ["-", ["sensor", {"Ref": "SerialNumber"}]]}}},
              "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
              "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "devices"}}}}
            """;

    /** With something of every kind to be said of it. */
    public static final String FAULTY_BODY = """
            {"Parameters": {"Site": {"Type": "String"}, "SerialNumber": {"Type": "String", "Default": "0000"}},
             "Resources": {
              "thing": {"Type": "AWS::IoT::Thing", "Properties": {
                "ThingName": {"Fn:Join": ["-", ["pump", {"Ref": "SerialNumber"}]]}, "ThingGroups": ["pumps"],
                "AttributePayload": {"place": "New York"}}},
              "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {
                "CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}},
              "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}}}}}
            """;

    public final List<ProvisioningClaim> claims = new CopyOnWriteArrayList<>();
    public volatile Optional<Failure> listRefused = Optional.empty();
    public volatile Optional<Failure> claimRefused = Optional.empty();
    public volatile Optional<Failure> describeRefused = Optional.empty();
    public volatile Optional<Duration> clockAhead = Optional.empty();
    public volatile boolean closed;
    /** The first closing. */
    public volatile Optional<Error> closeBreaks = Optional.empty();
    public volatile Optional<Error> listBreaks = Optional.empty();
    private final TestClaims maker;

    public FakeIot(TimeSource time) {
        maker = new TestClaims(time);
    }

    @Override
    public void listTemplates(Consumer<List<TemplateSummary>> page) {
        listBreaks.ifPresent(error -> {
            throw error;
        });
        throwIf(listRefused);
        List<TemplateSummary> first = new ArrayList<>();
        first.add(summary("practice-sensor", "Sensors that send their serial number.", true, "FLEET_PROVISIONING"));
        first.add(summary("practice-gateway", "Gateways in buildings.", true, "FLEET_PROVISIONING"));
        first.add(summary("practice-disabled", "Not in use at the moment.", false, "FLEET_PROVISIONING"));
        first.add(summary("practice-jitp", "Just-in-time provisioning.", true, "JITP"));
        page.accept(first);
        List<TemplateSummary> second = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            second.add(summary("fleet-%02d-line".formatted(i), "Production line %d, building %c.".formatted(i, 'A' + i % 5), true,
                    "FLEET_PROVISIONING"));
        }
        page.accept(second);
    }

    private static TemplateSummary summary(String name, String description, boolean enabled, String type) {
        return new TemplateSummary(name, description, enabled, type, Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Override
    public TemplateDescription describeTemplate(String templateName) {
        throwIf(describeRefused);
        return switch (templateName) {
            case "practice-gateway" -> new TemplateDescription(
                    summary(templateName, "Gateways in buildings.", true, "FLEET_PROVISIONING"), 3, GATEWAY_BODY,
                    Optional.of("arn:aws:lambda:eu-west-1:123456789012:function:hook"));
            case "practice-disabled" -> new TemplateDescription(
                    summary(templateName, "Not in use at the moment.", false, "FLEET_PROVISIONING"), 1, SENSOR_BODY, Optional.empty());
            case "practice-faulty" -> new TemplateDescription(
                    summary(templateName, "Pumps.", true, "FLEET_PROVISIONING"), 1, FAULTY_BODY, Optional.empty());
            case "practice-broken" -> new TemplateDescription(
                    summary(templateName, "", true, "FLEET_PROVISIONING"), 1, "{", Optional.empty());
            case "practice-foreign" -> new TemplateDescription(
                    summary(templateName, "", true, "FLEET_PROVISIONING"), 1, SENSOR_BODY.replaceFirst("\\{", "{\"Metadata\": {}, "), Optional.empty());
            case "no-such-template" -> throw new ServiceFailure(ServiceFailure.Kind.TEMPLATE_NOT_FOUND,
                    Map.of("template", templateName, "region", "eu-west-1")).exception();
            default -> new TemplateDescription(
                    summary(templateName, "Sensors that send their serial number.", true, "FLEET_PROVISIONING"), 1, SENSOR_BODY,
                    Optional.empty());
        };
    }

    @Override
    public ProvisioningClaim createClaim(String templateName) {
        throwIf(claimRefused);
        ProvisioningClaim claim = maker.claim(templateName, Duration.ofMinutes(5));
        claims.add(claim);
        return claim;
    }

    @Override
    public Optional<Duration> clockAhead() {
        return clockAhead;
    }

    @Override
    public IotEndpoint dataEndpoint() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean thingExists(String thingName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> thingPrincipals(String thingName) {
        throw new UnsupportedOperationException();
    }

    /** What it says of every thing. */
    public Optional<Presence> presence = Optional.empty();

    @Override
    public Optional<Presence> presence(String thingName) {
        return presence;
    }

    @Override
    public CertificateRecord certificate(String certificateId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
        Optional<Error> breaks = closeBreaks;
        closeBreaks = Optional.empty();
        breaks.ifPresent(error -> {
            throw error;
        });
    }

    private static void throwIf(Optional<Failure> failure) {
        if (failure.isPresent()) {
            throw failure.get().exception();
        }
    }
}
