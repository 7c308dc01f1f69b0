package dev.claimport.practice.cloud.policy;

/** What a client asks of the message broker (developer guide, "AWS IoT Core policy actions", and the kind of resource of each). */
public enum PolicyAction {
    CONNECT("iot:Connect", "client"),
    PUBLISH("iot:Publish", "topic"),
    RETAIN_PUBLISH("iot:RetainPublish", "topic"),
    SUBSCRIBE("iot:Subscribe", "topicfilter"),
    RECEIVE("iot:Receive", "topic");

    private final String actionName;
    private final String resourceType;

    PolicyAction(String actionName, String resourceType) {
        this.actionName = actionName;
        this.resourceType = resourceType;
    }

    /** As policies write it: {@code iot:Connect}. */
    public String actionName() {
        return actionName;
    }

    /** The part of its resource's ARN before the slash: {@code client}. */
    public String resourceType() {
        return resourceType;
    }
}
