package dev.claimport.practice.cloud.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.iam.IamPolicy.Outcome;
import dev.claimport.practice.cloud.policy.PolicyFault;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamPolicyTest {

    private static final RequestKeys REQUEST = new RequestKeys("123456789012", "eu-west-1");
    private static final String TEMPLATE = "arn:aws:iot:eu-west-1:123456789012:provisioningtemplate/";

    @ParameterizedTest
    @CsvSource({"iot:CreateProvisioningClaim,sensors,ALLOWED", "iot:createprovisioningclaim,sensors,ALLOWED", "iot:CreateProvisioningClaim,Sensors,NOT_ALLOWED",
        "iot:CreateProvisioningClaim,sensors-2,NOT_ALLOWED", "iot:DescribeThing,sensors,NOT_ALLOWED", "iot:DeleteProvisioningTemplate,sensors,EXPLICITLY_DENIED"})
    void aDenialWinsAndWhatNobodySpeaksOfIsRefused(String action, String template, Outcome outcome) throws PolicyFault {
        IamPolicy policy = IamPolicy.read("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["iot:CreateProvisioningClaim", "iot:Delete*"], "Resource": "%ssensors"},
                  {"Effect": "Deny", "Action": "iot:Delete*", "Resource": "*"}]}""".formatted(TEMPLATE));
        assertEquals(outcome, policy.decide(action, TEMPLATE + template, REQUEST));
    }

    @Test
    void anActionThatKnowsNoResourcesNeedsAll() throws PolicyFault {
        IamPolicy one = IamPolicy.read("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iot:*\", \"Resource\": \"" + TEMPLATE + "*\"}}");
        assertEquals(Outcome.NOT_ALLOWED, one.decide("iot:DescribeEndpoint", "*", REQUEST));
        assertEquals(Outcome.ALLOWED, IamPolicy.allowing(Set.of("iot:DescribeEndpoint")).decide("iot:DescribeEndpoint", "*", REQUEST));
        assertEquals(Outcome.EXPLICITLY_DENIED, IamPolicy.allowing(Set.of("iot:DescribeEndpoint")).denying(Set.of("iot:DescribeEndpoint")).decide("iot:DescribeEndpoint", "*", REQUEST));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '$', value = {
        "'NotAction': 'iot:Delete*', 'Resource': '*'; ALLOWED", "'NotAction': ['iot:describe*', 'iot:List*'], 'Resource': '*'; NOT_ALLOWED",
        "'Action': '*', 'NotResource': 'arn:aws:iot:*:*:thing/secret-*'; NOT_ALLOWED", "'Action': '*', 'NotResource': 'arn:aws:iot:*:*:cert/*'; ALLOWED",
        "'Action': '*', 'Resource': 'arn:aws:iot:${aws:RequestedRegion}:${aws:PrincipalAccount}:thing/*'; ALLOWED",
        "'Action': '*', 'Resource': 'arn:aws:iot:*:*:thing/${iot:Connection.Thing.ThingName}'; NOT_ALLOWED",
        "'Action': '*', 'Resource': '*', 'Condition': {'StringEquals': {'aws:RequestedRegion': ['eu-west-1', 'us-east-1']}}; ALLOWED",
        "'Action': '*', 'Resource': '*', 'Condition': {'StringLike': {'AWS:requestedregion': 'us-*'}}; NOT_ALLOWED",
        "'Action': '*', 'Resource': '*', 'Condition': {'StringNotEquals': {'aws:ResourceAccount': '${aws:PrincipalAccount}'}}; NOT_ALLOWED",
        "'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:SecureTransport': 'true'}, 'Null': {'aws:PrincipalAccount': false}}; ALLOWED",
        "'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}; NOT_ALLOWED"})
    void whatIsSaidByItsOppositeOrOnConditionIsEvaluated(String statement, Outcome outcome) throws PolicyFault {
        IamPolicy policy = IamPolicy.read("{\"Statement\": {\"Effect\": \"Allow\", " + statement.replace('\'', '"') + "}}");
        assertEquals(outcome, policy.decide("iot:DescribeThing", "arn:aws:iot:eu-west-1:123456789012:thing/secret-1", REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Resource': '*', 'Condition': {'IpAddress': {'aws:SourceIp': '10.0.0.0/8'}}", "'Resource': 'arn:aws:iot:*:*:thing/${aws:PrincipalTag/Team}'",
        "'Resource': '*', 'Condition': {'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/x'}}", "'Resource': '*', 'Condition': {'StringEquals': {'aws:RequestedRegion': '${aws:username}'}}"})
    void whatOnlyAwsKnowsOfARequestIsRefusedByName(String statement) {
        String said = assertThrows(PolicyFault.class, () -> IamPolicy.read("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", " + statement.replace('\'', '"') + "}}")).getMessage();
        assertTrue(said.matches("Statement 0: practice does not know aws:(SourceIp|PrincipalTag/Team|PrincipalArn|username) of a request\\."), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"Statements\": []}", "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"x\", \"NotAction\": \"y\", \"Resource\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"x\", \"Resource\": \"*\", \"Condition\": {\"DateLessThan\": {\"aws:CurrentTime\": \"2030-01-01\"}}}}", "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"x\"}}",
        "{\"Statement\": {\"Effect\": \"allow\", \"Action\": \"x\", \"Resource\": \"*\"}}", "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": 1, \"Resource\": \"*\"}}"})
    void whatIsNotEvaluatedIsRefusedRatherThanPassedOver(String document) {
        assertThrows(PolicyFault.class, () -> IamPolicy.read(document));
    }
}
