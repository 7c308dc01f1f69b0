package dev.claimport.practice.cloud.registry;

/** The one AWS account and region of the practice cloud's IoT, and the ARNs in it (IoT developer guide, "AWS IoT ARNs"). */
public final class PracticeAccount {

    public static final String ID = "112233445566";
    public static final String REGION = "eu-west-1";

    /** What stands before the resource in every ARN of its AWS IoT. */
    public static final String IOT = "arn:aws:iot:" + REGION + ":" + ID + ":";

    private PracticeAccount() {}

    public static String thingArn(String name) {
        return IOT + "thing/" + name;
    }

    public static String certificateArn(String certificateId) {
        return IOT + "cert/" + certificateId;
    }

    public static String templateArn(String name) {
        return IOT + "provisioningtemplate/" + name;
    }

    static String functionArn(String name) {
        return "arn:aws:lambda:" + REGION + ":" + ID + ":function:" + name;
    }

    static String roleArn(String name) {
        return "arn:aws:iam::" + ID + ":role/service-role/" + name;
    }
}
