package dev.claimport.practice.cloud.control;

/** AWS IoT's resource names in one account (IoT developer guide, "AWS IoT ARNs"). */
record Arns(String partition, String region, String accountId) {

    String template(String name) {
        return of("provisioningtemplate/" + name);
    }

    String thing(String name) {
        return of("thing/" + name);
    }

    String certificate(String id) {
        return of("cert/" + id);
    }

    String policy(String name) {
        return of("policy/" + name);
    }

    String group(String name) {
        return of("thinggroup/" + name);
    }

    String type(String name) {
        return of("thingtype/" + name);
    }

    String billingGroup(String name) {
        return of("billinggroup/" + name);
    }

    /** Of anything, by what follows the account. */
    String of(String resource) {
        return "arn:" + partition + ":iot:" + region + ":" + accountId + ":" + resource;
    }
}
