package dev.claimport.claim.template;

import dev.claimport.failure.Problem;
import dev.claimport.text.Messages;
import java.util.Locale;

/** Templates to test with. */
final class Samples {

    /** The guide's fleet sample with its faults mended: the brace, the thing's name, the attribute that meant a parameter. */
    static final String FLEET = """
            {
              "Parameters": {"SerialNumber": {"Type": "String"}, "DeviceLocation": {"Type": "String", "Default": "Seattle"}},
              "Mappings": {"LocationTable": {"Seattle": {"LocationUrl": "https://example.aws"}}},
              "Resources": {
                "thing": {
                  "Type": "AWS::IoT::Thing",
                  "Properties": {
                    "ThingName": {"Fn::Join": ["", ["ThingPrefix_", {"Ref": "SerialNumber"}]]},
                    "AttributePayload": {"version": "v1", "serialNumber": {"Ref": "SerialNumber"}},
                    "ThingTypeName": {"Fn::Join": ["", ["ThingType_", {"Ref": "DeviceLocation"}]]},
                    "ThingGroups": ["v1-lightbulbs", "WA"],
                    "BillingGroup": "LightBulbBillingGroup"
                  },
                  "OverrideSettings": {"AttributePayload": "MERGE", "ThingTypeName": "REPLACE", "ThingGroups": "DO_NOTHING"}
                },
                "certificate": {
                  "Type": "AWS::IoT::Certificate",
                  "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "Active"}
                },
                "policy": {
                  "Type": "AWS::IoT::Policy",
                  "Properties": {"PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Action": ["iot:Publish"],
                                   "Resource": ["arn:aws:iot:us-east-1:123456789012:topic/foo/bar"]}]}}
                }
              },
              "DeviceConfiguration": {
                "FallbackUrl": "https://www.example.com/test-site",
                "LocationUrl": {"Fn::FindInMap": ["LocationTable", {"Ref": "DeviceLocation"}, "LocationUrl"]}
              }
            }
            """;

    private Samples() {}

    /** What a reader of English is told. */
    static String said(TemplateException e) {
        return said(e.problem());
    }

    static String said(Problem problem) {
        return Messages.of("problems", Locale.ROOT).problem(problem);
    }

    /** A template with one resource and a parameter {@code Site} whose default is {@code hq}. */
    static String resource(String name, String type, String properties) {
        return """
                {"Parameters": {"Site": {"Type": "String", "Default": "hq"}},
                 "Resources": {"%s": {"Type": "%s", "Properties": %s}}}
                """.formatted(name, type, properties);
    }

    static String certificate(String properties) {
        return resource("certificate", "AWS::IoT::Certificate", properties);
    }

    static String thing(String properties, String overrideSettings) {
        return resource("thing", "AWS::IoT::Thing", properties + ", \"OverrideSettings\": " + overrideSettings);
    }

    static String thingNamed(String name) {
        return resource("thing", "AWS::IoT::Thing", "{\"ThingName\": " + name + "}");
    }
}
