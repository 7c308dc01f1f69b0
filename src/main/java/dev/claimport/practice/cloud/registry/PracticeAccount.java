package dev.claimport.practice.cloud.registry;

/**
 * The AWS account and region of the practice cloud's IoT, and the ARNs in it (IoT developer guide, "AWS IoT ARNs").
 *
 * @param partition such as {@code aws}
 * @param id twelve digits
 */
public record PracticeAccount(String partition, String region, String id) {

    /** Where nobody has brought one. */
    public static final PracticeAccount USUAL = new PracticeAccount("aws", "eu-west-1", "112233445566");

    /** What stands before the resource in every ARN of its AWS IoT. */
    public String iot() {
        return "arn:" + partition + ":iot:" + region + ":" + id + ":";
    }

    public String thingArn(String name) {
        return iot() + "thing/" + name;
    }

    public String certificateArn(String certificateId) {
        return iot() + "cert/" + certificateId;
    }

    public String templateArn(String name) {
        return iot() + "provisioningtemplate/" + name;
    }

    String functionArn(String name) {
        return "arn:" + partition + ":lambda:" + region + ":" + id + ":function:" + name;
    }

    String roleArn(String name) {
        return "arn:" + partition + ":iam::" + id + ":role/service-role/" + name;
    }
}
