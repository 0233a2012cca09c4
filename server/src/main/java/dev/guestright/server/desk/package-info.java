/**
 * Conversations and the agents' workspace. It keeps who wrote when; the words themselves lie in the
 * vault and come only through the gateway. Lists name no customer: a name appears when a person
 * opens a conversation, and that is a recorded use.
 */
@NullMarked
package dev.guestright.server.desk;

import org.jspecify.annotations.NullMarked;
