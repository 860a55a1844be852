Feature: Meningitis

  Fever with a headache or a stiff neck is a red flag. This feature promises that meningitis is also seen without fever: by a
  clouded mind, by an infected device under an aching head, by a stiff neck that posture does not explain, and by the fluid.

  Rule: It is suspected without fever too

    Scenario: Muddled, with an aching head, and no fever
      Ten days after the implantation his wife finds him muddled: he put the milk in the oven. The head aches. The thermometer
      shows 37.1, but he took paracetamol all week.

      Given a patient with an implanted pump
      And the implantation was 10 days ago
      And headache is present
      And temperature is 37.1 Cel
      And consciousness is new confusion
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And red flag rf_04_meningitis is not raised
      And statement men_meningism_with_altered_mind is true
      And the urgency is emergency
      And triage is settled
      And check blood cultures comes before antibiotics
      And caution caution_antibiotics_not_delayed applies
      And check neurological examination is not for meningitis

    Scenario: Shivering, with a stiff neck, in the second week of the test period
      The dressing at the gate is soaked with pus. She keeps the curtains closed because light hurts.

      Given a patient in the test period
      And the dural puncture was 11 days ago
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 9 d
      And neck stiffness is present
      And photophobia is present
      And wound discharge is purulent
      And temperature is 39.2 Cel
      And csf profile is pleocytosis
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is raised
      And meningitis is among the first 1
      And men_g_fever_and_stiff_neck speaks for meningitis
      And men_g_device_infection speaks for meningitis
      And men_g_spinal_fluid speaks for meningitis
      And the net grounds for meningitis are between 6 and 6
      And the urgency is emergency

    Scenario Outline: Headache <headache>, stiff neck <neck>, <finding> <value>, no fever
      Given a patient with an implanted pump
      And headache is <headache>
      And neck stiffness is <neck>
      And <finding> is <value>
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then statement men_meningism_with_altered_mind is <truth>
      And meningitis is <status>

      Examples:
        | headache | neck    | finding       | value         | truth   | status        |
        | present  | absent  | seizure       | present       | true    | suspected     |
        | absent   | present | seizure       | present       | true    | suspected     |
        | present  | absent  | consciousness | new confusion | true    | suspected     |
        | absent   | present | consciousness | new confusion | true    | suspected     |
        | absent   | absent  | consciousness | new confusion | false   | not supported |
        | absent   | absent  | seizure       | present       | false   | not supported |
        | present  | absent  | consciousness | alert         | false   | not supported |
        | present  | absent  | focal deficit | present       | false   | not supported |
        | present  | absent  | seizure       | unknown       | unknown | open          |
        | unknown  | absent  | seizure       | present       | unknown | open          |
        | absent   | unknown | seizure       | present       | unknown | open          |

    Scenario Outline: An infected device and the head: <finding> <value>, the wound <wound>, device visible <visible>
      Given a patient with an implanted pump
      And <finding> is <value>
      And wound discharge is <wound>
      And wound open or device visible is <visible>
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then statement men_meningism_with_device_infection is <truth>
      And statement men_g_device_infection is <ground>
      And meningitis is <status>

      Examples:
        | finding        | value   | wound    | visible | truth   | ground  | status        |
        | headache       | present | purulent | absent  | true    | true    | suspected     |
        | headache       | present | none     | present | true    | true    | suspected     |
        | neck stiffness | present | purulent | absent  | true    | true    | suspected     |
        | photophobia    | present | purulent | absent  | true    | true    | suspected     |
        | photophobia    | absent  | purulent | absent  | false   | true    | not supported |
        | headache       | present | serous   | absent  | false   | false   | not supported |
        | headache       | present | unknown  | absent  | unknown | unknown | open          |
        | headache       | present | none     | unknown | unknown | unknown | open          |
        | headache       | unknown | purulent | absent  | unknown | true    | open          |
        | neck stiffness | unknown | purulent | absent  | unknown | true    | open          |
        | photophobia    | unknown | purulent | absent  | unknown | true    | open          |

    Scenario Outline: A stiff neck <neck>, and a headache that is <posture>
      Low pressure stiffens the neck too, but then the headache goes on lying down.

      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is <neck>
      And headache posture is <posture>
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then statement men_stiff_neck_without_posture is <truth>
      And meningitis is <status>

      Examples:
        | neck    | posture       | truth   | status        |
        | present | not postural  | true    | suspected     |
        | present | worse upright | false   | not supported |
        | present | pattern lost  | false   | not supported |
        | absent  | not postural  | false   | not supported |
        | unknown | not postural  | unknown | open          |
        | present | unknown       | unknown | open          |

    Scenario Outline: Spinal fluid from the side port: <fluid>
      Given a patient with an implanted pump
      And csf profile is <fluid>
      And nothing else is found
      When the visit is assessed
      Then statement men_spinal_fluid is <truth>
      And statement men_g_spinal_fluid is <truth>
      And statement men_g_normal_fluid is <normal>
      And meningitis is <status>
      And the net grounds for meningitis are between <least> and <most>

      Examples:
        | fluid            | truth   | normal  | status        | least | most |
        | pleocytosis      | true    | false   | suspected     | 2     | 2    |
        | positive culture | true    | false   | suspected     | 2     | 2    |
        | normal           | false   | true    | not supported | -1    | -1   |
        | unknown          | unknown | unknown | open          | -1    | 2    |

  Rule: What speaks for it and against it

    Scenario Outline: Stiff neck <neck> at <temperature>
      Given a patient with an implanted pump
      And headache is present
      And headache posture is not postural
      And neck stiffness is <neck>
      And temperature is <temperature>
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then statement men_g_fever_and_stiff_neck is <truth>
      And the net grounds for meningitis are between <least> and <most>

      Examples:
        | neck    | temperature | truth   | least | most |
        | present | 38.0 Cel    | true    | 1     | 1    |
        | present | 37.9 Cel    | false   | -1    | -1   |
        | absent  | 38.0 Cel    | false   | -1    | -1   |
        | unknown | 38.0 Cel    | unknown | -1    | 1    |
        | present | unknown     | unknown | -1    | 1    |

    Scenario Outline: The wound or the pocket was infected before: <before>
      Muddled, with an aching head, half a year after the operation. The wound is healed now.

      Given a patient with an implanted pump
      And the implantation was 180 days ago
      And headache is present
      And headache posture is not postural
      And consciousness is new confusion
      And surgical site infection before is <before>
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And statement men_g_device_infection is <truth>
      And the net grounds for meningitis are between <least> and <most>
      And the urgency is emergency

      Examples:
        | before  | truth   | least | most |
        | present | true    | 1     | 1    |
        | absent  | false   | -1    | -1   |
        | unknown | unknown | -1    | 1    |

    Scenario: A headache that eases lying flat, in somebody whose wound was once infected
      An earlier infection adds weight to a suspicion. It makes none.

      Given a patient with an implanted pump
      And the dural puncture was 3 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is 1 d
      And surgical site infection before is present
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then meningitis is not supported
      And the urgency is at least within days

    Scenario Outline: Headache from day <onset>, <posture>, at <temperature>, in a muddled patient
      Given a patient in the test period
      And the dural puncture was 9 days ago
      And headache is present
      And headache posture is <posture>
      And headache onset after puncture is <onset>
      And temperature is <temperature>
      And consciousness is new confusion
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And statement men_g_low_pressure_pattern is <truth>
      And the net grounds for meningitis are between <least> and <most>
      And the urgency is emergency

      Examples:
        | onset   | posture       | temperature | truth   | least | most |
        | 3 d     | worse upright | 37.9 Cel    | true    | -2    | -2   |
        | 4 d     | worse upright | 37.9 Cel    | false   | -1    | -1   |
        | 3 d     | not postural  | 37.9 Cel    | false   | -1    | -1   |
        | 3 d     | pattern lost  | 37.9 Cel    | false   | -1    | -1   |
        | 3 d     | worse upright | 38.0 Cel    | false   | -1    | -1   |
        | unknown | worse upright | 37.9 Cel    | unknown | -2    | -1   |
        | 3 d     | unknown       | 37.9 Cel    | unknown | -2    | -1   |
        | 3 d     | worse upright | unknown     | unknown | -2    | -1   |

    Scenario: Normal spinal fluid does not send a feverish patient with a stiff neck home
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.7 Cel
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And men_g_normal_fluid speaks against meningitis
      And the net grounds for meningitis are between 1 and 1
      And caution caution_normal_spinal_fluid applies
      And the urgency is emergency

  Rule: What nobody asked keeps it open

    Scenario: A call: "my head aches and I feel rotten"
      Given a patient with an implanted pump
      And headache is present
      When the visit is assessed
      Then meningitis is open
      And statement men_meningism_with_altered_mind is unknown
      And statement men_meningism_with_device_infection is unknown
      And statement men_stiff_neck_without_posture is unknown
      And statement men_spinal_fluid is unknown
      And statement men_g_fever_and_stiff_neck is unknown
      And statement men_g_device_infection is unknown
      And statement men_g_low_pressure_pattern is unknown
      And statement men_g_normal_fluid is unknown
      And statement meningitis.brain_imaging is unknown
      And statement meningitis.spinal_mri is unknown
      And the net grounds for meningitis are between -2 and 6
      And the urgency is between routine and emergency
      And the next question is about temperature

  Rule: What to do, in which order

    Scenario: From the emergency call to the sample of spinal fluid
      Stiff neck, a fit this morning, back pain; no fever yet.

      Given a patient with an implanted pump
      And headache is present
      And headache posture is not postural
      And neck stiffness is present
      And seizure is present
      And back pain is present
      And nothing else is found
      When the visit is assessed
      Then meningitis is among the first 1
      And statement meningitis.vital_signs is true
      And statement meningitis.blood_cultures is true
      And statement meningitis.crp_and_blood_count is true
      And statement meningitis.lactate is true
      And statement meningitis.antibiotics is true
      And statement meningitis.brain_imaging is true
      And statement meningitis.spinal_mri is true
      And statement meningitis.plain_radiographs is true
      And statement meningitis.implant_team_review is true
      And statement meningitis.csf_sampling is true
      And check emergency call is the first check
      And check emergency call comes before vital signs
      And check vital signs comes before blood cultures
      And check blood cultures comes before CRP and blood count
      And check CRP and blood count comes before lactate
      And check lactate comes before antibiotics
      And check antibiotics comes before brain imaging
      And check brain imaging comes before spinal MRI
      And check spinal MRI comes before plain radiographs
      And check plain radiographs comes before implant team review
      And check implant team review comes before csf sampling
      And check emergency call is for meningitis
      And meningitis is a suspected part of system infection
      And check lumbar puncture is not recommended
      And caution caution_csf_sampling_catheter_course applies
      And caution caution_csf_sampling_after_head_ct applies
      And caution caution_csf_sampling_back_signs applies

    Scenario Outline: Feverish with a headache, and <finding> is <value>: imaging before the needle
      Given a patient with an implanted pump
      And headache is present
      And temperature is 38.5 Cel
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And statement meningitis.brain_imaging is <head>
      And statement meningitis.spinal_mri is <spine>
      And check csf sampling is recommended

      Examples:
        | finding           | value             | head    | spine   |
        | hearing change    | present           | false   | false   |
        | consciousness     | new confusion     | true    | false   |
        | consciousness     | responds to voice | true    | false   |
        | focal deficit     | present           | true    | false   |
        | seizure           | present           | true    | false   |
        | back pain         | present           | false   | true    |
        | spinal tenderness | present           | false   | true    |
        | leg weakness      | present           | false   | true    |
        | gait change       | present           | false   | true    |
        | radicular pain    | present           | false   | false   |
        | consciousness     | unknown           | unknown | false   |
        | focal deficit     | unknown           | unknown | false   |
        | seizure           | unknown           | unknown | false   |
        | back pain         | unknown           | false   | unknown |
        | spinal tenderness | unknown           | false   | unknown |
        | gait change       | unknown           | false   | unknown |
