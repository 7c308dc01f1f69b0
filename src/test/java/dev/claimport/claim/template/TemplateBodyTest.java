package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateBodyTest {

    private static final String CERTIFICATE_ID = "a1".repeat(32);

    /** The guide's fleet sample with its three faults mended: the brace, the thing's name, the attribute that meant a parameter. */
    private static final String SAMPLE = """
            {
              "Parameters": {"SerialNumber": {"Type": "String"}, "DeviceLocation": {"Type": "String", "Default": "Seattle"}},
              "Mappings": {"LocationTable": {"Seattle": {"LocationUrl": "https://example.aws"}}},
              "Resources": {
                "thing": {
                  "Type": "AWS::IoT::Thing",
                  "Properties": {
                    "AttributePayload": {"version": "v1", "serialNumber": {"Ref": "SerialNumber"}},
                    "ThingName": {"Fn::Join": ["", ["ThingPrefix_", {"Ref": "SerialNumber"}]]},
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

    @Test
    void theSampleOfTheGuideMakesAThingACertificateAPolicyAndAConfiguration() throws TemplateException {
        Provisioning made = TemplateBody.parse(SAMPLE).evaluate(Map.of("SerialNumber", "4711"), CERTIFICATE_ID);

        assertEquals(new ThingResource("ThingPrefix_4711", Optional.of("ThingType_Seattle"),
                Map.of("version", "v1", "serialNumber", "4711"), List.of("v1-lightbulbs", "WA"), Optional.of("LightBulbBillingGroup"),
                new ThingResource.Overrides(OverrideAction.MERGE, OverrideAction.REPLACE, OverrideAction.DO_NOTHING)), made.thing().orElseThrow());
        assertEquals(new CertificateResource(true, OverrideAction.DO_NOTHING), made.certificate().orElseThrow());
        assertEquals("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"iot:Publish\"],"
                + "\"Resource\":[\"arn:aws:iot:us-east-1:123456789012:topic/foo/bar\"]}]}", made.policies().getFirst().document().orElseThrow());
        assertEquals(Map.of("FallbackUrl", "https://www.example.com/test-site", "LocationUrl", "https://example.aws"), made.deviceConfiguration());
    }

    @Test
    void theNameOfTheThingIsForetoldFromWhatIsKnown() throws TemplateException {
        TemplateBody body = TemplateBody.parse(SAMPLE);

        assertEquals(Optional.of("ThingPrefix_4711"), body.thingName(Map.of("SerialNumber", "4711")));
        assertEquals(Optional.empty(), body.thingName(Map.of()));
        assertEquals(Optional.empty(), body.thingName(Map.of("SerialNumber", "no spaces")));
    }

    @Test
    void onlyWhatNobodyElseSuppliesIsAskedOfTheTechnician() throws TemplateException {
        TemplateBody body = TemplateBody.parse(SAMPLE);

        assertEquals(List.of("SerialNumber", "DeviceLocation"), List.copyOf(body.parameters().keySet()));
        assertEquals(Set.of("SerialNumber"), body.required(Set.of()));
        assertEquals(Set.of(), body.required(Set.of("SerialNumber")));
    }

    @Test
    void theSampleWithItsLostBraceIsNoJson() {
        TemplateException e = assertThrows(TemplateException.class, () -> TemplateBody.parse(SAMPLE.stripTrailing() + "}"));
        assertEquals(true, e.getMessage().startsWith("not JSON: line "), e.getMessage());
    }
}
