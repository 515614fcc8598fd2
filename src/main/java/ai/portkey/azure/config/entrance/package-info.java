/**
 * How clients reach the apps: Container Apps ingress, Application Gateway, Front Door, and their certificates and
 * WAF.
 */
@NullMarked
package ai.portkey.azure.config.entrance;

import org.jspecify.annotations.NullMarked;
