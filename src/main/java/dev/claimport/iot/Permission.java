package dev.claimport.iot;

import java.util.Locale;

/** What Claimport asks of AWS IoT (Service Authorization Reference, AWS IoT); only the first is indispensable. */
public enum Permission {

    /** Cannot be tried: trying is making a claim. */
    CREATE_CLAIM("CreateProvisioningClaim"),
    LIST_TEMPLATES("ListProvisioningTemplates"),
    DESCRIBE_TEMPLATE("DescribeProvisioningTemplate"),
    DESCRIBE_ENDPOINT("DescribeEndpoint"),
    DESCRIBE_THING("DescribeThing"),
    LIST_THING_PRINCIPALS("ListThingPrincipals"),
    DESCRIBE_CERTIFICATE("DescribeCertificate"),
    /** Of use where the account has fleet indexing with connectivity. */
    THING_CONNECTIVITY("GetThingConnectivityData");

    private final String operation;

    Permission(String operation) {
        this.operation = operation;
    }

    /** As IAM writes it: {@code iot:DescribeThing}. */
    public String action() {
        return "iot:" + operation;
    }

    /** As it is named in texts: {@code describe-thing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
