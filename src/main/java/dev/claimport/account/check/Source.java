package dev.claimport.account.check;

/** Where a rule is from: AWS's own pages, and what others have run into. */
public enum Source {
    TEMPLATES("AWS IoT developer guide, Provisioning templates", "https://docs.aws.amazon.com/iot/latest/developerguide/provision-template.html"),
    FLEET("AWS IoT developer guide, Provisioning devices that don't have device certificates",
            "https://docs.aws.amazon.com/iot/latest/developerguide/provision-wo-cert.html"),
    HOOKS("AWS IoT developer guide, Pre-provisioning hooks", "https://docs.aws.amazon.com/iot/latest/developerguide/pre-provisioning-hook.html"),
    POLICIES("AWS IoT developer guide, AWS IoT Core policies", "https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html"),
    POLICY_VARIABLES("AWS IoT developer guide, AWS IoT Core policy variables",
            "https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html"),
    THING_VARIABLES("AWS IoT developer guide, Thing policy variables",
            "https://docs.aws.amazon.com/iot/latest/developerguide/thing-policy-variables.html"),
    PUBLISH_SUBSCRIBE("AWS IoT developer guide, Publish/Subscribe policy examples",
            "https://docs.aws.amazon.com/iot/latest/developerguide/pub-sub-policy.html"),
    EXCLUSIVE_THING("AWS IoT developer guide, Exclusive thing attachment",
            "https://docs.aws.amazon.com/iot/latest/developerguide/exclusive-thing.html"),
    MANAGED_POLICIES("AWS IoT developer guide, AWS managed policies",
            "https://docs.aws.amazon.com/iot/latest/developerguide/security-iam-awsmanpol.html"),
    THINGS("AWS IoT API reference, CreateThing", "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateThing.html"),
    ATTRIBUTES("AWS IoT API reference, AttributePayload", "https://docs.aws.amazon.com/iot/latest/apireference/API_AttributePayload.html"),
    CREATE_TEMPLATE("AWS IoT API reference, CreateProvisioningTemplate",
            "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateProvisioningTemplate.html"),
    CREATE_VERSION("AWS IoT API reference, CreateProvisioningTemplateVersion",
            "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateProvisioningTemplateVersion.html"),
    CREATE_POLICY("AWS IoT API reference, CreatePolicy", "https://docs.aws.amazon.com/iot/latest/apireference/API_CreatePolicy.html"),
    CREATE_POLICY_VERSION("AWS IoT API reference, CreatePolicyVersion",
            "https://docs.aws.amazon.com/iot/latest/apireference/API_CreatePolicyVersion.html"),
    TEST_AUTHORIZATION("AWS IoT API reference, TestAuthorization", "https://docs.aws.amazon.com/iot/latest/apireference/API_TestAuthorization.html"),
    IAM_ACTIONS("Service Authorization Reference, AWS IoT",
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiot.html"),
    JSON("RFC 8259", "https://www.rfc-editor.org/rfc/rfc8259"),
    EXPERIENCE("What others ran into; no page of AWS says it", "https://docs.aws.amazon.com/iot/latest/developerguide/iot-provision.html");

    private final String title;
    private final String address;

    Source(String title, String address) {
        this.title = title;
        this.address = address;
    }

    public String title() {
        return title;
    }

    /** Where it can be read. */
    public String address() {
        return address;
    }
}
