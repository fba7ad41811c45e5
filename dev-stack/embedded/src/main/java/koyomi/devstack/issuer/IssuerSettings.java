package koyomi.devstack.issuer;

/**
 * What the issuer is told at its start.
 *
 * @param uri its issuer identifier, where it answers too
 * @param tokenSecret opens the demo-token endpoint
 */
record IssuerSettings(String uri, String tokenSecret) {}
