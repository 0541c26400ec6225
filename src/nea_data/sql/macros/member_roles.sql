-- The roles that make an actor one of a framework's own: all but convenor.
CREATE MACRO member_roles() AS (
  ['party', 'member', 'associate_member', 'participant', 'observer', 'dialogue_partner', 'guest']
);
