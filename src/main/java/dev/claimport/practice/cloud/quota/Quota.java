package dev.claimport.practice.cloud.quota;

import java.util.Arrays;
import java.util.Optional;

/** How often a second AWS IoT lets an account, a client id or a connection do what hand-overs do: what it is by default. An account may have been given more. */
public enum Quota {
    CREATE_PROVISIONING_CLAIM("CreateProvisioningClaim", 10, Source.UNVERIFIED),
    LIST_PROVISIONING_TEMPLATES("ListProvisioningTemplates", 10, Source.UNVERIFIED),
    DESCRIBE_PROVISIONING_TEMPLATE("DescribeProvisioningTemplate", 10, Source.UNVERIFIED),
    LIST_PROVISIONING_TEMPLATE_VERSIONS("ListProvisioningTemplateVersions", 10, Source.UNVERIFIED),
    DESCRIBE_PROVISIONING_TEMPLATE_VERSION("DescribeProvisioningTemplateVersion", 10, Source.UNVERIFIED),
    DESCRIBE_ENDPOINT("DescribeEndpoint", 10, Source.UNVERIFIED),
    DESCRIBE_THING("DescribeThing", 350, Source.SERVICE_QUOTAS),
    LIST_THING_PRINCIPALS("ListThingPrincipals", 10, Source.SERVICE_QUOTAS),
    DESCRIBE_CERTIFICATE("DescribeCertificate", 10, Source.GUIDE),
    GET_POLICY("GetPolicy", 10, Source.GUIDE),
    LIST_POLICY_VERSIONS("ListPolicyVersions", 10, Source.GUIDE),
    DESCRIBE_THING_GROUP("DescribeThingGroup", 100, Source.SERVICE_QUOTAS),
    DESCRIBE_THING_TYPE("DescribeThingType", 100, Source.SERVICE_QUOTAS),
    DESCRIBE_BILLING_GROUP("DescribeBillingGroup", 100, Source.SERVICE_QUOTAS),
    TEST_AUTHORIZATION("TestAuthorization", 10, Source.GUIDE),
    /** MQTT's CONNECT, of the account. */
    CONNECT("CONNECT", 500, Source.GUIDE),
    /** MQTT's CONNECT, of one client id. */
    CONNECT_OF_CLIENT("CONNECT of a client id", 1, Source.GUIDE),
    /** MQTT's SUBSCRIBE, filter by filter, of the account. */
    SUBSCRIBE("SUBSCRIBE", 500, Source.GUIDE),
    /** MQTT's PUBLISH to the broker, of the account. */
    PUBLISH("PUBLISH", 20_000, Source.GUIDE),
    /** MQTT's PUBLISH to the broker, of one connection. */
    PUBLISH_OF_CONNECTION("PUBLISH of a connection", 100, Source.GUIDE);

    /** Where the value is from. */
    public enum Source {
        /** Developer guide, "AWS IoT limits". */
        GUIDE,
        /** The default values that Service Quotas lists for {@code iotcore}. */
        SERVICE_QUOTAS,
        /** Not published; what others report. */
        UNVERIFIED
    }

    private final String operation;
    private final int perSecond;
    private final Source source;

    Quota(String operation, int perSecond, Source source) {
        this.operation = operation;
        this.perSecond = perSecond;
        this.source = source;
    }

    /** The quota of a call of the control plane. @param action {@code iot:DescribeThing} */
    public static Optional<Quota> of(String action) {
        return Arrays.stream(values()).filter(quota -> action.equals("iot:" + quota.operation)).findFirst();
    }

    /** What is counted: an operation of the control plane, or a packet of MQTT. */
    public String operation() {
        return operation;
    }

    public int perSecond() {
        return perSecond;
    }

    public Source source() {
        return source;
    }
}
