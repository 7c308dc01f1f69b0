package dev.claimport.practice.cloud.control;

/** AWS IoT's resource names in one account and region (IoT developer guide, "AWS IoT ARNs"). */
record Arns(String region, String accountId) {

    String template(String name) {
        return arn("provisioningtemplate/" + name);
    }

    String thing(String name) {
        return arn("thing/" + name);
    }

    String certificate(String id) {
        return arn("cert/" + id);
    }

    String policy(String name) {
        return arn("policy/" + name);
    }

    String group(String name) {
        return arn("thinggroup/" + name);
    }

    String type(String name) {
        return arn("thingtype/" + name);
    }

    String billingGroup(String name) {
        return arn("billinggroup/" + name);
    }

    private String arn(String resource) {
        return "arn:aws:iot:" + region + ":" + accountId + ":" + resource;
    }
}
