package dev.claimport.practice.cloud.policy;

/** A client that was refused something by its policies. @param clientId as the client says it, fit to be shown */
public record PolicyRefusal(String clientId, Decision decision) {}
