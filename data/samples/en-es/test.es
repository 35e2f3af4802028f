A las cuatro fuimos a la playa con el artista con quien estudia nuestro tío.
La mujer quería llamar a su hijo ese día.
Compré un buen reloj y leche en Lisboa hace cinco años.
El domingo el niño visitará Londres con su abuela.
Elena y Ana tienen un coche verde, una hermana y un sombrero blanco.
Este hombre alto sabe que Diego y Pablo comían nueve pasteles, la naranja grande, muchas manzanas pequeñas y queso caro en el parque hermoso con sus hermanas porque querían llamar a tres médicos famosos.
Aunque la puerta está cerrada, nuestro padre, que estudia en Lisboa, visita Madrid, así que mi hija quiere comer estas manzanas grandes y pan el domingo en la escuela hermosa donde trabaja mi hermana.
Mis hermanos dicen que mi abuelo come queso español, la manzana y pan blanco en el restaurante caro con la escritora con quien trabaja mi hermana.
¿Este estudiante joven toca su guitarra en el hotel?
¿Dónde estudian Inés y Pablo?
¿Elena y Diego quieren trabajar en Roma?
Ayer por la tarde compramos otra flor azul, queso, este limón verde y otro huevo pequeño en la plaza vieja porque era tarde.
Él tiene una bicicleta cara, seis hermanos, una casa amarilla y un abrigo verde.
¿Algunas maestras volverán a Lisboa el domingo?
¿Algunas niñas buscaron su foto?
Ella volvió a la ciudad.
Mañana por la mañana Carlos quiere visitar a su hija con su padre.
La escuela estaba cerca del parque.
La maestra puede trabajar el próximo verano en la ciudad donde vive Inés, así que Pablo le tiene que traer cuatro naranjas y té frío a Óscar mañana.
Compraremos muchos sombreros verdes y pan en una plaza grande la próxima semana aunque hace frío.
¿Dónde comió Ana el pescado blanco?
Los domingos los artistas famosos comen un pastel caro y sopa caliente en la casa blanca donde vive Óscar.
La maestra durmió en la casa hermosa hace tres años.
Había muchas llaves viejas cerca de la mesa.
El panadero que vivía en la calle hermosa tuvo que escribir un cuento difícil ese día en el museo pequeño donde trabaja Pedro, así que la hija de Inés encontró este mapa grande y nueve sombreros viejos y se los dio a su hijo.
¿Mi tía abrió la caja roja el verano pasado?
El domingo Inés, que vive en la casa, no venderá su cuadro en la calle larga.
El libro estaba en la caja.
Inés y Óscar querían vender tres o cuatro bicicletas rojas y otra camisa en la plaza grande ese día porque querían comer una naranja en el jardín viejo.
Por la tarde esta pintora que estudia en Madrid come arroz, algunos pasteles pequeños y el limón amarillo de Marta en una cocina grande con el médico con quien trabajan nuestros hermanos.
Cuando los estudiantes españoles comieron pan blanco en la cocina pequeña, Inés, que vivía en Roma, tuvo que abrir seis cartas interesantes; ella le dio muchos vestidos negros, tres flores, la camisa amarilla y una guitarra a Diego ayer por la tarde.
¿Luis quiere volver a la estación el domingo?
¡Qué casas tan hermosas!
Cuando Marta y Pedro comieron un huevo en el jardín pequeño, nuestros hermanos querían volver a la ciudad.
Esta maestra que vivía en la calle hermosa cantó otra canción española en una plaza grande anoche con la enfermera con quien trabaja Marta aunque estaba contenta.
Él cree que esta niña alta quería comprar el abrigo de Luis, una mesa y el vestido nuevo en Lisboa.
¿Qué escribió mi madre hace diez semanas?
El hermano de Luis, que tiene un paraguas, le dará ocho fotos, el sombrero nuevo y algunas camisas rojas a su tío mañana por la mañana, así que ella volverá a la ciudad grande a las nueve.
Tengo que trabajar en Lisboa mañana por la mañana.
Pedro y Carlos tienen un pájaro viejo, cuatro hijas y cinco vestidos rojos.
El lunes él compró pescado blanco, un buen pastel, la manzana grande y el libro español de Pedro en Lisboa.
Cuando mi hermana abre estas puertas, Lucía tiene que traer un periódico y sopa fría.
Mi libro fue escrito por esta maestra.
Hay seis abrigos y una carta debajo de la ventana nueva.
Cuando nuestro tío llega a Lisboa, Luis y Carlos abren las ventanas pequeñas.
La semana pasada algunos vecinos jóvenes perdieron siete sombreros y algunas guitarras en la calle aunque hacía calor.
Nuestra hermana los visitó el viernes.
La abuela de Marta quiere ayudar a un panadero en una escuela hermosa el domingo.
Aunque era tarde, nuestra hermana, que vive en Madrid, cantaba estas canciones interesantes en el jardín porque era tarde.
Aunque llovía, mis hermanas, que viven en la calle vieja, llegaron al museo.
¿Mi padre puede ver a este niño en el jardín viejo el próximo verano?
El hermano de Pablo a veces escribe una canción en el tren.
Cuando nuestra madre volvió a París, nuestra abuela, que vivía en Sevilla, encontró una foto y se la dio a su hijo, pero el domingo él no perdió la guitarra en un mercado grande.
Cuando mi tía abrió ocho cajas viejas, mi hermana tuvo que vender estos coches pequeños, el reloj de Inés y su piano negro en la calle hermosa.
Los estudiantes altos querían estudiar ese día en el restaurante donde trabaja Diego, pero ella trabajaba en Roma por la tarde.
Nuestra madre no escribirá el poema largo en un tren viejo la próxima semana, pero los estudiantes altos escribirán seis libros españoles en un jardín nuevo el domingo, así que Lucía le dará cinco flores amarillas, estas fotos grandes y la otra manzana a Elena esta tarde.
Aunque hacía calor, nuestra abuela, que trabajaba en una estación pequeña, vendió la silla negra, un coche rojo, su bicicleta nueva y algunas guitarras en una plaza hermosa.
Aunque llueve, mis hijas, que tienen una guitarra española, pueden comprar un mapa y leche fría en Sevilla, así que Inés quiere comer arroz blanco y el pastel grande en el restaurante pequeño el domingo.
Él quería pintar un caballo y una silla ese día.
El amigo de Diego, que vivía en Roma, tuvo que encontrar nueve guitarras españolas, un mapa nuevo, un paraguas azul y una caja verde en el tren ese día.
¿Qué venderán los hombres españoles en el mercado el domingo?
Cuando mi hermana abrió la puerta del aula, la hija de Pablo leía el periódico y muchos cuentos en la ciudad donde vive Pedro.
El estudiante fue a Londres hace ocho años; el viernes el hombre joven esperó a su hermano en la estación.
El padre de Marta encontró el sombrero que Luis compró; Carlos esperaba a un panadero en la plaza.
El viernes esta pintora comprará café frío y la silla blanca de Luis en París aunque hace calor.
¿La enfermera puede abrir la ventana del hotel mañana por la mañana?
Inés vuelve a Sevilla todos los veranos, pero mañana el hombre le tiene que escribir dos poemas españoles a Luis.
Esta mañana estas escritoras abrieron muchas cajas verdes.
Lucía buscaba tres o cuatro perros en el parque pequeño.
¿Nuestra abuela ayuda a sus hermanos todas las semanas?
Aunque llueve, mi hermana come esta manzana y otro limón pequeño en un jardín viejo.
¿Mi hermana tiene que volver a Sevilla la próxima semana?
Si Pedro tiene que abrir una ventana vieja, nuestra hija venderá los limones y una caja nueva en el mercado pequeño el lunes porque quiere comer arroz blanco en el jardín hermoso.
Esta pintora alta era escritora.
Mis hermanos saben que los hombres famosos que trabajan en París visitarán una isla la próxima semana con el artista con quien vive Isabel.
El periódico está al lado de la silla.
A las cuatro iré al museo grande con la enfermera con quien vive Diego.
Este panadero tiene un coche.
El tío de Óscar, que estudia en un aula nueva, puede cerrar la ventana rota de la biblioteca a las diez.
El vecino alto venderá las flores blancas, el sombrero, la camisa roja y la caja verde de Pedro en la plaza nueva el domingo.
Ana encontró el mapa de Marta y se lo dio a sus hijos; la hermana de Luis vio a una enfermera amable en la playa larga anoche.
El vecino alto que tiene cuatro ideas difíciles compró tres sombreros blancos, este mapa, queso y seis bicicletas viejas en el pueblo hermoso anoche.
El verano pasado Inés trajo pan blanco, arroz y dos huevos grandes aunque estaba contenta, pero los vecinos jóvenes le trajeron esta flor, sopa fría, café caliente y un periódico a Óscar la semana pasada.
El viernes Isabel tiene que visitar a su madre.
Aunque hace frío, las escritoras amables quieren cantar algunas canciones en la iglesia con Elena.
Aunque el vestido era azul, Carlos, que tiene cuatro jardines, tuvo que buscar la foto vieja y un mapa en la cocina.
Esta tarde Óscar y Luis tienen que comprar muchos pasteles y tres naranjas grandes en París.
Estos hombres jóvenes estaban cansados.
La ventana fue pintada por Isabel.
Lucía cierra una caja todas las semanas; mi amigo nunca va al mar frío.
¿La escritora famosa puede vender esta flor amarilla mañana por la mañana?
¿Dónde comieron Isabel y Lucía este huevo?
Inés comió pescado.
¡Qué jóvenes son algunos hombres famosos!
Sabemos que nuestro hermano tuvo que ayudar a sus hijas en el jardín, así que el vecino joven durmió en el hotel nuevo el año pasado.
Si Isabel y Lucía quieren ir a la iglesia, Pablo y Marta venderán tres flores blancas en la plaza pequeña el domingo, así que el panadero amable comprará ocho limones y un abrigo hermoso en Londres el sábado.
El amigo de Lucía cree que el hombre joven que vive en Sevilla no come el pan en la biblioteca donde trabaja Pedro porque le gusta el queso blanco.
Estas maestras jóvenes saben que los niños no trabajan en un restaurante pequeño.
La niña encontró el paraguas que Pablo perdió ayer por la tarde.
Cuando nuestro padre abrió la ventana de la casa, mi amigo tuvo que trabajar en Roma.
Trabajamos los domingos en la estación donde trabaja Óscar, pero Luis y Elena tienen que volver a la casa amarilla el lunes.
Tenemos un cuadro grande, un pájaro y un paraguas amarillo.
¡Qué vestidos tan hermosos!
¿Quién lee su poema en la biblioteca?
Ella encontró esta guitarra rota y se la dio a Óscar, así que estos vecinos no comieron el queso en el jardín nuevo con su hermana el lunes.
Sé que Carlos venderá los coches y cinco vestidos negros en la plaza el próximo verano.
Inés y Lucía los ven por la mañana.
¿Dónde comieron mis hermanos el huevo pequeño?
¿Diego venderá la caja en el mercado hermoso?
El domingo ella durmió en la casa, pero los niños tuvieron que cerrar esta ventana grande a las nueve.
Nuestro libro fue escrito por Ana.
Lucía esperaba a su abuela.
Creemos que Pablo tiene que ayudar a su hermano en la biblioteca.
Ella buscaba su carta, otro perro viejo, un paraguas y algunas fotos grandes en un parque pequeño.
Fui al hospital viejo a las nueve aunque hacía frío.
Aunque el libro de Óscar era nuevo, la tía de Pedro trajo un periódico viejo y esta manzana; la madre de Luis comía sopa fría y queso blanco en el parque con Isabel.
Ella llamó a cuatro médicos el año pasado, así que él encontró la lámpara que nuestro amigo vendió el domingo.
Marta vendió tres caballos, la camisa de Pablo y otra guitarra cara en el mercado hermoso la semana pasada.
El hombre amable que vive en París venderá un vestido y una flor roja en una plaza grande mañana; compraremos pan blanco y el otro pastel en la calle el lunes.
Cuando Pedro llegó a Sevilla, el hermano de Pablo, que tiene cinco casas viejas, tuvo que cerrar nueve o diez ventanas.
Aunque llueve, mi padre, que estudia en un aula grande, come estos huevos pequeños y los buenos pasteles en un jardín hermoso con el artista con quien estudia Pablo.
¡Qué casa tan pequeña!
Si llueve, nuestra abuela no irá a la escuela hermosa con Lucía el domingo.
¿Quién visita a este médico alto?
Este artista español sabe que Lucía encontró cinco guitarras y se las dio a su tía.
Este médico dormía en el tren nuevo.
El niño alto lo visita por la mañana.
¿Por qué irán nuestros hijos al parque grande?
Pedro comió pescado blanco, queso, el huevo grande y un pastel caro en la cocina hace nueve semanas porque hacía frío.
Pablo y Lucía creen que Elena quería ayudar a muchos médicos en la escuela porque quería comprar otra guitarra en la plaza.
¿Elena llegará mañana por la mañana?
¿Cuándo irán Elena y Pedro al hospital?
El hombre los vio el domingo.
Esta escritora amable que trabaja en la escuela vieja tiene cinco perros pequeños y una hermana; mi tía no puede comprar su silla blanca en Roma el domingo.
Carlos le tiene que traer un pastel pequeño y la foto a su padre el sábado.
Si el hombre puede volver a la escuela pequeña, esta mujer joven que tiene tres pájaros viejos le dará el sombrero azul, un buen cuadro y nueve naranjas a Óscar el domingo.
Aunque hacía frío, algunos médicos famosos trabajaban en la estación porque era tarde.
Ese día Luis e Inés querían comer ocho o nueve manzanas verdes en la estación vieja donde trabaja Lucía.
El pueblo era muy viejo.
Nuestro libro fue escrito por Pedro.
Mi padre cree que Isabel y Pablo no tienen que comprar el libro español en la plaza.
Cuando Carlos y Óscar cierran algunas ventanas, el vecino joven que estudia en el parque le tiene que traer el periódico español de Pablo, la foto nueva, algunos mapas viejos y sopa fría a su hijo.
Cuando el hombre cerró tres puertas negras, Pablo, que trabajaba en un mercado nuevo, compró tres lámparas, otra manzana roja y otro paraguas en Madrid.
A mi hijo le gustaron estas canciones.
Compramos la guitarra, arroz blanco, leche fría y otro periódico en Londres el sábado, pero ella tuvo que trabajar ese día en el hotel donde trabaja nuestro hermano; él encontró la flor roja que mi abuela vendió.
La pintora que estudia en Madrid tiene seis cuadros grandes, cuatro bicicletas y tres sombreros nuevos.
A Luis e Isabel les gustó el mar azul.
Esta mañana el abuelo de Ana estudió en la biblioteca nueva donde trabaja mi tío.
Cuando mi tía llega a Lisboa, nuestros hijos no tienen que esperar al médico en la plaza nueva; Inés quiere comer pan y algunos huevos en el jardín con su abuela el lunes.
Ella tiene que encontrar muchos abrigos verdes.
Mi padre sabe que Pedro llegará a un hotel viejo el próximo verano.
Nuestros hijos tuvieron que ayudar al panadero.
Aunque los cuentos son más hermosos que estos cuadros, mi padre puede abrir la ventana grande de la cocina; Luis no puede visitar a su abuela mañana por la mañana.
La estación está cerca del jardín.
Inés leyó este cuento difícil y ocho cartas en el parque hace tres días porque quería ir a Sevilla.
Pedro sabe que nuestros hermanos buscaban cuatro fotos grandes, la llave nueva, una carta y muchos gatos en el jardín hermoso.
Ella volverá a Madrid el próximo verano.
Luis y Elena creen que Diego, que estudia en la biblioteca vieja, pintaba el puente nuevo, un jardín, ocho sillas blancas y siete águilas grandes.
Cuando el hijo de Óscar llega a Sevilla, esta escritora ayuda a su padre en la biblioteca.
¿Por qué abrió Diego su ventana grande?
El viernes algunos niños que vivían en Sevilla no le dieron este libro a Inés.
Creemos que Marta, que vive en Lisboa, buscaba al perro viejo de Óscar y otro paraguas blanco en la casa amarilla aunque llovía, pero Ana y Pedro volvieron a la estación con Luis el verano pasado.
Ese día él quería comer pescado blanco y queso caro en el hospital donde trabaja mi amigo.
Estos artistas altos me ayudan todos los días.
Pablo y Marta creen que este panadero joven que trabaja en Madrid tuvo que buscar la foto de Diego, a estos perros grandes y este paraguas negro en la casa.
La mujer es de Madrid.
Pablo me visitó esta mañana.
Cuando Pedro llegó a la playa larga, esta pintora joven que trabajaba en la estación pequeña quería encontrar tres cajas y muchas llaves viejas en la calle aunque estaba triste, pero la tía de Luis iba a la montaña grande a las siete.
Óscar y Pablo quieren encontrar esta foto hermosa en la cocina el próximo verano.
Nuestro amigo cree que el niño amable puede volver a la ciudad.
El viernes Carlos, que tiene un paraguas, tiene que traer seis o siete pasteles caros, té y siete u ocho manzanas.
Óscar y Carlos tuvieron que vender cinco sombreros y algunos limones en una calle vieja ese día.
Ana tuvo que ayudar a cuatro vecinos en un jardín hermoso ese día, pero Pablo dormía en el tren largo por la mañana.
Él puede visitar esta ciudad el viernes.
Marta, que vive en París, comprará la naranja grande de Inés, arroz blanco y el vestido verde en Sevilla la próxima semana.
¿La maestra duerme en el tren?
El hombre famoso cree que mi amigo, que vivía en París, compró ocho mapas españoles y se los dio a su hermano.
El tío de Luis encontró seis mapas y se los dio a Inés, así que los niños no pintaron la puerta negra el verano pasado.
Isabel quiere ir al mar mañana.
Hay ocho huevos y una foto debajo de la silla nueva.
Ana, que estudia en Lisboa, comprará queso en la calle el sábado.
Elena y Lucía comen algunas naranjas, pescado blanco, el pastel grande y otro limón los lunes en la calle hermosa donde vive Isabel aunque hace calor.
Aunque era tarde, la enfermera quería estudiar en Londres.
Cuando Elena y Luis comen la manzana de Marta en el parque, Isabel tiene que trabajar en Madrid, pero mis amigos beben agua fría y café en una cocina pequeña todas las semanas.
Ese día la niña quería encontrar el mapa viejo y algunas fotos en la cocina.
Luis y Pablo le trajeron la silla y estas fotos a Isabel el viernes.
Hay ocho fotos debajo del piano.
¿Isabel quiere trabajar en el restaurante?
Mis hermanas trabajan en el mercado.
No compramos el abrigo en Roma hace tres días.
Cuando Carlos abre la caja, Diego, que trabaja en el restaurante famoso, llega a Sevilla.
Diego venderá ocho lámparas, la bicicleta roja de Elena y su camisa azul en el mercado el próximo verano aunque hace calor.
Algunos médicos famosos que trabajan en Madrid irán a la montaña mañana por la mañana aunque están muy tristes.
Si Pablo puede visitar a su hijo, mis hermanos, que trabajan en la escuela, volverán a Sevilla a las tres.
Las mujeres dicen que el vecino tuvo que escribir un cuento interesante en el mercado donde trabaja Lucía.
¡Qué alta es la pintora amable!
Aunque llovía, Elena, que vive en la ciudad nueva, quería comprar seis lámparas y café en Lisboa.
Cuando Luis e Inés cerraron la ventana nueva del restaurante, mi padre perdió las fotos hermosas, el abrigo caro, una guitarra y estos sombreros en la calle larga, pero la mujer encontró un limón, una flor amarilla y la mesa que Marta encontró el sábado.
Marta y Óscar dicen que Inés quería encontrar seis llaves pequeñas, un mapa español, las fotos y a este perro en la playa larga.
Elena e Isabel encontraron el sombrero de Pablo y se lo dieron a Inés.
¿Dónde comprará nuestro amigo el arroz blanco?
Pedro, que vive en Lisboa, comprará té frío, este huevo blanco y el mapa nuevo en Londres mañana por la mañana, así que Marta les dará muchas lámparas azules, un paraguas rojo y dos naranjas pequeñas a sus amigos esta tarde.
Aunque el río era grande, Elena ayudó a sus hijas en la escuela, así que la escritora encontró el libro difícil y se lo dio a su tío.
¿Dónde comprarán Isabel y Óscar la manzana?
Carlos y Ana vieron a la niña alta en el jardín el viernes aunque hacía frío.
Cuando Diego e Inés abren otra carta nueva, nuestra abuela, que vive en Sevilla, quiere vender una vaca grande y los coches negros en un mercado pequeño.
Lucía e Inés comían pescado, estas manzanas y la naranja de Ana en el restaurante con sus hermanas.
Todos los veranos nuestro hijo, que vivía en Lisboa, comía estas manzanas grandes, pescado, arroz blanco y pan blanco en el parque.
Aunque las películas de Lucía eran más hermosas que las canciones, Elena quería volver a Sevilla con el estudiante con quien trabaja nuestra hija porque estaba cansada.
Mis hermanas, que trabajaban en Londres, compraron siete relojes y una flor en Madrid hace nueve años.
Nuestro hijo comía un limón grande, pescado blanco, una naranja pequeña y el pastel caro en un restaurante nuevo con Pedro todos los días, pero Luis y Pablo comieron pan y queso la semana pasada en la ciudad vieja donde vive Diego.
Él puede vender una mesa nueva, algunos sombreros verdes y otra bicicleta azul en la plaza el viernes.
Algunos artistas jóvenes dicen que el niño alto le tiene que traer otro limón grande, las naranjas pequeñas, café y arroz a Óscar.
El abrigo de Inés está en la silla vieja.
Los vecinos jóvenes que trabajan en el restaurante famoso leían el libro de Diego, una carta vieja y algunos poemas largos en la escuela hermosa los viernes.
Pablo perdió las guitarras nuevas y el mapa viejo en una estación grande ayer aunque era tarde.
¿Inés y Elena cerraron su ventana?
¿Mi padre le dará su foto a su hermana?
El gato está debajo de la caja.
La maestra dice que Carlos y Luis encontraron este libro viejo y su paraguas en el tren largo.
Algunas escritoras altas que estudian en la biblioteca nueva estudiaron en Londres el domingo, así que estas maestras no vieron a este vecino en la playa el lunes.
La próxima semana la niña quiere ir a la iglesia con su tío.
¡Qué jardín tan hermoso!
Creemos que la escritora española que vive en Roma puede cerrar la caja de Marta porque tiene que buscar una buena guitarra en la casa.
El amigo de Lucía, que vive en Roma, siempre cierra la puerta vieja de la biblioteca; los artistas pueden ir a Sevilla mañana.
A este hombre le gusta el abrigo.
Los mapas están delante de la puerta.
El domingo ella quiere comer una naranja, un pastel, arroz blanco y sopa caliente en la cocina.
Cuando Diego abrió las ventanas viejas, mis hijas vieron otro gato en un jardín nuevo.
Fui a un museo pequeño con Diego a las cinco.
Aunque los libros de Carlos son más interesantes que esta canción, mi hijo, que estudia en Londres, puede comprar la lámpara nueva de Lucía, otro periódico viejo y café caliente en Sevilla porque tiene sed; Diego tiene un jardín pequeño y un coche blanco.
Esta pintora famosa que estudia en el parque nuevo puede comprar su flor, queso y dos camisas en un pueblo viejo el viernes.
El amigo de Lucía, que trabajaba en la biblioteca, tocó su piano en el hotel viejo ayer por la tarde; los médicos le escribían una carta a Isabel.
Sé que Luis escribía un libro en el hotel porque estaba contento.
Hay un paraguas cerca de la mesa.
Si nuestra hermana le tiene que traer arroz blanco a Carlos, el hijo de Óscar, que trabaja en París, escribirá dos libros en la escuela mañana aunque hace frío.
Por la mañana la pintora cantaba la canción interesante en la escuela.
Aunque el restaurante era nuevo, la niña española que tiene seis mapas nuevos comía arroz blanco, un huevo y pescado en un jardín hermoso.
¿Cuándo comprarán estos artistas famosos esta bicicleta amarilla en el mercado pequeño?
Ese día los niños que tienen seis hijos querían visitar al panadero; estos hombres jóvenes compraron el sombrero amarillo de Óscar y cuatro lámparas y se los dieron a su amigo.
Si la escritora le tiene que escribir un poema a su amigo, Pablo escribirá una carta en un tren viejo la próxima semana, así que compraremos un paraguas en Lisboa esta tarde.
Algunos estudiantes jóvenes pueden ayudar al panadero español en la cocina pequeña el sábado.
La puerta estaba cerrada.
Esta pintora es escritora.
El médico joven tiene un paraguas, una guitarra cara, tres mapas nuevos y cinco relojes rotos.
Esta pintora volvió al hotel.
Aunque hacía calor, mis hermanos leían muchos libros y estos cuentos largos en la biblioteca.
Si llueve, mi abuela, que tiene una bicicleta blanca, volverá a Roma el próximo verano con el médico con quien trabaja Lucía.
Isabel sabe que Óscar y Pedro venderán esta vaca vieja en la plaza el sábado.
¿Isabel y Lucía cantan su canción los lunes?
Fui a la escuela.
El viernes Isabel tiene que escribir cinco canciones en la estación grande donde trabajan mis hijos.
A mi abuelo le gustó este jardín.
Fui al mercado hermoso con Óscar la semana pasada porque estaba triste.
Cuando las maestras comen otro huevo grande en la cocina blanca, nuestro tío, que trabaja en una estación pequeña, puede comprar su mesa verde, cinco mapas españoles, siete sombreros y estas bicicletas azules en París.
Esta camisa estaba debajo de la ventana.
Cuando Carlos y Elena llegaron a Londres, mi tía, que estudia en Madrid, vendió el libro nuevo que nuestras hijas encontraron anoche.
Mi amigo irá a Londres el viernes.
El viernes compraré dos mesas blancas y café caliente en el pueblo.
¿Carlos durmió en un jardín nuevo la semana pasada?
La puerta fue pintada por Carlos.
Marta escribirá un libro en el tren mañana.
Carlos los visitará el domingo.
Mi caja estaba abierta.
Mi llave está cerca del piano.
¡Qué cansado está el padre de Ana!
Los viernes la abuela de Lucía, que vive en Lisboa, cantaba la canción interesante en la iglesia; nuestro hermano cantaba muchas canciones en la calle hermosa.
Marta no nos visitó el domingo.
Si este niño quiere ayudar a su hermano en la cocina amarilla, el panadero que estudia en Lisboa irá al mar el sábado.
Ana sabe que Carlos e Isabel buscaban siete sombreros azules y otro paraguas en el jardín grande.
Trabajé el domingo en la escuela hermosa donde trabaja Inés.
La hermana de Luis comía queso caro y otra naranja pequeña los lunes en el hospital donde trabaja nuestro tío porque quería vivir en Londres.
Óscar y Carlos creen que nuestro padre, que estudia en la escuela, quiere comprar la manzana y nueve lámparas en una calle vieja porque tiene que vender un buen reloj en la plaza.
Hay cuatro camisas en la mesa cara.
La niña que vive en la calle larga quería comer otra naranja grande y cinco manzanas verdes en el jardín hermoso ese día aunque tenía frío.
Ella llega.
Ayer por la tarde fui a un restaurante nuevo, pero él quería comer queso caro y sopa ese día en el hospital donde trabaja mi padre.
Ella puede comprar algunas naranjas grandes y leche en la calle vieja el viernes, pero el estudiante amable quiere cantar la otra canción en la iglesia nueva con Diego el sábado.
Pedro no trabajó en Londres ayer por la tarde.
Ana sabe que las enfermeras que estudian en un aula vieja volvieron a Lisboa.
Aunque hacía frío, nuestro hijo, que vivía en Lisboa, leía el cuento largo, dos poemas difíciles y su periódico español en la escuela hermosa.
Cuando Inés cerró la ventana grande del hospital, mi hija, que estudia en Londres, le dio este pastel caro, muchos relojes, siete cuadros y otra flor amarilla a su madre.
Esta mañana mi abuelo, que vivía en Sevilla, perdió un mapa nuevo, un paraguas, dos abrigos blancos y la foto en el tren.
Las maestras creen que mi amigo, que estudia en Lisboa, quiere cantar muchas canciones en una escuela vieja con Diego.
La madre de Ana, que vivía en Londres, quería ayudar a su hermana en una biblioteca vieja ese día, pero Lucía e Isabel compraron cuatro camisas rojas y el paraguas roto y se los dieron a su hija.
Cuando nuestra hermana abrió cinco ventanas, mi abuela buscaba dos perros viejos y esta guitarra en el parque porque hacía frío.
Carlos quería escribir tres canciones ese día en la casa donde vive nuestro hermano aunque estaba contento.
Inés visita a muchas maestras los domingos; Lucía y Pedro pueden cerrar su caja el lunes.
¿Qué canta mi hijo por la mañana?
Aunque hacía frío, mi abuela trabajaba en el hotel con la maestra con quien vive nuestro amigo.
Este niño buscó la flor que mi amigo perdió aunque tenía prisa.
El viernes Diego irá a la playa.
¿Mi padre quiere beber el café caliente en el hotel viejo mañana por la mañana?
El niño pintaba los jardines hermosos.
Ana ayuda a su tío.
Pablo puede vender la flor y su vestido en la calle el domingo, pero él puede ayudar al artista en la escuela el viernes.
Cuando la maestra vuelve a la isla grande, Luis, que vive en París, estudia en Roma.
Nuestra madre tenía frío.
Óscar sabe que la tía de Marta, que estudia en Londres, tuvo que vender la mesa roja de Isabel y un vestido en la plaza hermosa.
Aunque hacía calor, Pablo y Carlos compraron el paraguas nuevo de Elena y se lo dieron a Lucía.
Podemos vender tres camisas, otro caballo viejo y un sombrero hermoso en una plaza grande el domingo, así que podemos abrir cuatro ventanas nuevas el sábado.
Había siete mapas cerca de la silla.
Cuando mis hijos abrieron la puerta verde del museo, el estudiante alto que vivía en París buscaba un mapa grande y algunos libros en un jardín hermoso; Elena trajo una naranja y este periódico viejo el año pasado.
¿Luis va al parque?
Luis y Óscar ayudan a una escritora amable en la cocina blanca los viernes.
El médico joven nunca come pescado blanco, sopa, esta naranja pequeña y un limón verde en la cocina grande.
El mapa estaba debajo de la silla.
Luis buscó nueve abrigos y el libro en un parque hermoso hace diez años porque quería pintar el mar.
Estas niñas vuelven a Roma.
Aunque es tarde, mi hermano, que vive en la ciudad, tiene que ayudar al niño amable en el mercado, así que la niña española tiene que traer queso mañana por la mañana.
¿Mi hermano llegará?
No trabajé en Madrid el año pasado.
Pedro dice que nuestra hija, que vivía en la casa, tuvo que buscar otro libro largo y dos o tres guitarras nuevas en la cocina blanca.
Luis y Pedro dicen que mi tío, que trabajaba en el hotel grande, buscó el libro español que nuestra hija trajo el viernes.
Aunque llovía, mi madre encontró tres sillas azules y la mesa grande que nuestros hermanos compraron.
Aunque llovía, el médico tuvo que leer el periódico viejo y este libro difícil en el tren, pero esta mañana Ana le dio estas guitarras a su hija.
¿La enfermera puede vender este abrigo el próximo verano?
Ana y Lucía pintaban un cuadro los domingos.
Aunque nuestras águilas eran negras, Ana buscó seis perros negros y algunos mapas en una casa grande, pero el amigo de Luis le dio dos flores azules y un paraguas a Elena hace dos años.
Podemos dormir en el tren mañana; nuestra abuela tiene que escribir un poema en la cocina el sábado.
Marta sabe que mi hijo, que tiene una guitarra vieja, les dará el libro de Carlos y su camisa blanca a sus amigos mañana por la mañana.
El viernes Carlos y Luis no buscaron su mapa nuevo en un jardín viejo aunque tenían frío.
Mi vestido está detrás de la puerta.
Ese día Inés y Pedro querían ver al gato grande en una calle vieja aunque estaban cansados.
¿Quién quiere comprar el té en Lisboa?
Luis e Isabel quieren vender el caballo viejo de Inés y el sombrero azul en un mercado pequeño el domingo.
Marta y Lucía vendieron la camisa que mi hija trajo hace seis años.
A estas enfermeras españolas no les gustaron estas águilas.
La niña alta sabe que mi hija, que tiene un paraguas, puede ir al museo.
¡Qué ciudad tan vieja!
Ana quiere encontrar este paraguas y dos sombreros viejos en el parque pequeño el viernes.
Cuando Inés y Marta cierran la ventana pequeña de la casa, mi hermano, que estudia en Londres, no quiere vender la camisa en la plaza grande.
Nuestro hijo cree que nuestros hermanos, que estudian en la escuela, quieren ir a Sevilla.
Cuando mi tío abre la carta, Isabel, que vive en Lisboa, come estos huevos grandes, una manzana roja y pescado blanco en la biblioteca pequeña donde trabaja mi abuela.
Compramos queso, el otro huevo y el otro sombrero en Sevilla esta mañana.
Nuestra madre es famosa.
Las mujeres que estudian en Madrid comprarán un sombrero caro y una mesa nueva en el mercado viejo el próximo verano, así que las escritoras amables le darán cinco vestidos amarillos, un buen libro, el pastel grande y su lámpara azul a su hermano el próximo verano.
Pedro buscaba el abrigo hermoso en la cocina amarilla; trabajé en una biblioteca vieja con Inés hace dos semanas.
El panadero dice que mi tía puede vender su vestido nuevo, cinco lámparas rotas y la otra vaca en la plaza vieja.
Isabel les trajo otro periódico español, queso blanco y siete limones a sus hijos esta mañana.
Cuando algunas enfermeras jóvenes llegan a la escuela grande, Elena y Lucía quieren vender algunas camisas y cuatro flores amarillas en la plaza pequeña.
Diego y Pablo tuvieron que esperar a su tía en el hotel grande ese día aunque era tarde.
Cuando los artistas españoles vuelven a la escuela, esta enfermera que vive en París llega a Lisboa con su hijo.
Fuimos a la biblioteca pequeña con nuestro abuelo esta mañana, así que él trajo un limón grande y su mapa el lunes.
Lucía y Ana tuvieron que buscar un gato viejo y este libro interesante en el jardín grande ese día.
¿Quién trabajó en París?
La niña quería trabajar en Madrid ese día.
Elena y Pablo querían llamar a su padre ese día aunque estaban tristes.
Esta escritora que tiene seis casas nuevas le dará la flor hermosa de Luis, un vestido y siete limones grandes a su tío el lunes; mis hermanos venderán la bicicleta pequeña, esta caja negra y el reloj roto en el mercado mañana.
Cuando las niñas amables cierran la caja de Carlos, mi hermano, que vive en la ciudad pequeña, come pan blanco y una naranja en el hotel viejo donde trabaja Elena.
Ese día la hermana de Ana, que trabaja en el mercado grande, quería ir a Londres, pero este niño iba a Roma los domingos.
La biblioteca estaba cerca del jardín.
¿Mis hermanos comprarán el sombrero mañana?
Inés es amable.
Tengo un jardín, un mapa, un libro difícil y un paraguas blanco.
Esta tarde puedo volver a una ciudad pequeña aunque llueve.
A nuestras hermanas les gusta el águila grande.
La niña española cantó la canción famosa en una plaza hermosa hace tres días.
El médico quiere cantar estas buenas canciones en el jardín pequeño el viernes; él canta una canción en la calle larga los domingos.
Sé que algunos médicos famosos que tienen un hermano querían vender las lámparas, las camisas azules y una flor blanca en la plaza; Pedro tuvo que encontrar cuatro perros negros, el abrigo caro, el mapa de Inés y dos cartas en el jardín pequeño ese día.
Diego y Luis tienen seis bicicletas, dos guitarras españolas y tres relojes caros.
A la tía de Ana no le gustó el cuadro.
Aunque hace calor, Óscar e Isabel pueden abrir una puerta, así que estos niños pueden visitar al vecino mañana.
Nuestro tío sabe que Luis, que trabajaba en el mercado, quería comer arroz blanco, queso, tres o cuatro manzanas rojas y pescado en la cocina pequeña.
Compré este mapa.
Sé que nuestro amigo come pan y estos huevos pequeños en un jardín grande con Carlos.
Trabajamos el viernes en la casa hermosa donde vive nuestra hija.
¿Elena comprará la guitarra mañana?
La mujer tiene que cerrar la otra ventana esta tarde aunque tiene miedo.
Óscar, que vive en Sevilla, comía arroz blanco, este huevo pequeño, queso caro y pan en la ciudad vieja donde vive Diego.
Queremos encontrar el sombrero azul, esta carta vieja, estos buenos abrigos y tres o cuatro llaves nuevas en la casa esta tarde.
Elena quiere estudiar esta tarde en el restaurante donde trabaja nuestro abuelo, así que la tía de Lucía puede volver a Madrid la próxima semana.
Mañana por la mañana no quiero llamar a mi abuelo.
Las camisas estaban cerca de la puerta.
Los artistas altos tienen que abrir la carta mañana por la mañana.
El domingo estos niños altos irán a un mar frío con el médico con quien vive Elena.
Cuando Lucía cerró la ventana grande de la escuela, mi amigo tuvo que volver a un pueblo hermoso.
Ese día Óscar y Elena querían estudiar en la escuela donde trabaja mi hermano aunque tenían hambre.
Mi hermano llega.
Este hombre visitó a la mujer hace seis semanas aunque estaba muy cansado.
Cuando Pablo volvió al pueblo, Óscar trabajaba en Roma con la enfermera con quien vive Inés aunque tenía hambre.
El domingo tengo que buscar otro perro grande, este paraguas, cinco cartas y a los gatos pequeños en la casa vieja, así que Pablo e Isabel tienen que escribir un poema en un jardín nuevo el sábado.
¿Carlos e Inés le trajeron esta naranja a su tío?
Por la mañana el vecino español abre su carta larga.
Aunque este libro era más hermoso que el cuadro, Elena, que trabajaba en Roma, quería cantar dos canciones famosas en la plaza nueva con el amigo con quien trabaja Pedro.
Mi hermana quiere encontrar estas fotos grandes y siete libros nuevos en la playa el sábado.
Si llueve, Carlos le dará muchos buenos cuadros y cuatro mapas a su abuela mañana.
El viernes Ana quiere estudiar en el pueblo donde vive Carlos.
Marta, que vivía en una calle vieja, le dio cinco guitarras caras a su abuelo hace siete años porque estaba contenta.
Nuestra abuela siempre lee la carta, un periódico, otro poema nuevo y el libro viejo en el restaurante famoso donde trabaja nuestro hermano.
Óscar tiene que visitar a un panadero el próximo verano.
¿Mi abuelo vuelve a París todas las semanas?
Tengo seis mapas y un amigo aunque hace calor.
Trabajé en la biblioteca hermosa la semana pasada.
Isabel y Marta saben que Carlos quería vender otro sombrero viejo y un vestido en el mercado, pero ese día mi abuelo tuvo que ir a la playa famosa.
Fuimos a la escuela a las cuatro.
A las enfermeras españolas les gusta el té.
Cuando nuestro amigo volvió a la estación nueva, mi madre, que estudia en el aula, cantaba esta canción en la iglesia.
El hijo de Lucía, que trabajaba en Sevilla, cantó una canción en la escuela hace cuatro años, así que Marta no cantó esta canción triste en la calle el viernes.
¿Mis hijos tienen que volver a la estación?
Si llueve, mi tía, que vive en una isla grande, llegará a Roma el viernes con el médico con quien vive mi tío.
Hay muchos limones amarillos en la caja verde.
Inés y Carlos ayudaron a estos estudiantes altos en la cocina amarilla la semana pasada, pero Pedro tuvo que esperar a su madre en el hotel ese día.
Pedro sabe que Inés y Ana pueden trabajar en el museo nuevo, así que le tengo que escribir cinco cartas viejas a Elena mañana por la mañana.
Si llueve, la hermana de Óscar, que tiene un gato, venderá siete limones, otro cuadro hermoso y esta caja en la calle larga esta tarde.
Este estudiante alto que vive en Roma comprará otra flor y siete u ocho bicicletas en París el domingo.
Cuando nuestro abuelo cierra una caja, el hijo de Luis puede vender su guitarra española, su sombrero y algunos abrigos hermosos en el mercado viejo.
Sé que Ana y Carlos encontraron las guitarras viejas, estos vestidos nuevos y la flor azul que mi abuelo trajo.
El niño alto volvió a Sevilla anoche.
No hay agua en la cocina.
Cuando mi hermana come las naranjas en el parque pequeño, Elena, que vive en Roma, come arroz blanco, estas manzanas verdes y queso español en el restaurante.
La enfermera puede trabajar en el restaurante con su tía el domingo, así que Pablo puede ir a Lisboa con Elena mañana.
Aunque la puerta está abierta, mi tío puede vender nueve vestidos y otra mesa en la plaza porque tiene frío.
Nuestra canción fue escrita por el estudiante.
El próximo verano puedo comprar pan blanco y mi sombrero en Sevilla aunque es tarde.
Nos gustaron los caballos.
Si la madre de Lucía tiene que trabajar en el restaurante nuevo, la pintora amable que tiene una hija venderá algunas camisas rojas, una lámpara amarilla, una flor hermosa y cuatro vestidos en la plaza pequeña el viernes.
Ese día el médico joven tuvo que vender algunos cuadros, una vaca, cuatro cajas y este reloj en la plaza hermosa.
Carlos dice que las mujeres compraron el limón amarillo y se lo dieron a su tía.
El domingo Diego compró muchos vestidos verdes, el limón y ocho abrigos nuevos en Roma.
¿Cuántos coches blancos tienen algunos artistas?
Mis amigos lo visitarán el domingo.
Óscar tuvo que leer tres cuentos ese día.
Ana pintó la puerta amarilla del hotel y el árbol viejo esta mañana.
Óscar, que vive en una casa pequeña, quiere vivir en Madrid aunque hace calor.
Isabel y Ana pueden ir a la iglesia a las seis.
Esta tarde iremos a París.
Mi hermana es pintora.
Si algunos médicos famosos quieren vender la guitarra cara en una calle larga, mi tío, que tiene un reloj, no llegará a una estación vieja el sábado, pero Carlos no venderá su vaca en el mercado hermoso el viernes.
Nuestro hijo encontró ocho fotos y se las dio a Luis.
Estas enfermeras creen que mi hija, que trabaja en el hospital, perdió el sombrero y algunos abrigos nuevos en el tren.
Cuando Luis vuelve al pueblo, mi abuela, que tiene tres caballos negros, puede vender otro reloj, cuatro o cinco mesas caras, ocho flores amarillas y la lámpara vieja en la plaza.
Ella encontró una guitarra cara y se la dio a su amigo.
Cuando mi abuela llegó a la isla, los niños altos compraron cinco relojes en Madrid.
Trabajamos anoche en la escuela donde trabaja mi tía.
Mi madre sabe que mis hijos tienen que cerrar una ventana.
Marta volverá a Madrid el sábado.
Mi madre le escribió cinco poemas a Pedro esta mañana en el pueblo pequeño donde vive nuestra hija, pero ese día Isabel tuvo que volver a la estación.
Ese día el panadero que trabajaba en la escuela tuvo que buscar algunas llaves, a estos gatos, siete fotos hermosas y este abrigo en una cocina blanca porque era tarde.
Cuando Isabel cierra las puertas, mi abuelo lee muchas cartas viejas en el hotel caro, así que Ana puede abrir cinco ventanas a las seis.
La carta de Diego fue escrita por Ana.
El sábado Óscar, que estudia en la escuela grande, quiere vender cuatro guitarras, una silla amarilla y un abrigo hermoso en el mercado nuevo.
La tía de Elena, que trabaja en Roma, ve a un vecino en el jardín viejo los viernes.
Si mi tía puede cerrar la puerta de la cocina, Inés y Ana le darán cinco cuadros caros y un paraguas azul a Isabel el sábado; el lunes Pedro y Elena llegarán a París con el médico con quien trabajan nuestras hermanas.
Ese día la escritora quería ir al restaurante.
¿Por qué irán los estudiantes a París?
Cuando estos vecinos jóvenes abrieron esta carta, mi hijo tocaba su piano en la iglesia.
Pablo, que tiene cuatro hermanos, le tuvo que traer ocho manzanas, un huevo grande, el periódico y muchas naranjas a Marta ese día, así que fui al museo hace cinco semanas con el artista con quien trabaja Elena.
¡Qué museo tan grande!
¡Qué pueblo tan viejo!
Queremos vivir en el pueblo.
Cuando los niños altos comieron el huevo de Marta en el parque, mi tío perdió nueve guitarras y una llave en el mercado grande.
El padre de Pablo tenía frío.
¿Óscar quiere escribir su libro el próximo verano?
El hijo de Lucía puede ver a los niños.
Aunque era tarde, el niño amable que estudia en París cerró una caja.
Isabel visitará a la maestra joven el sábado porque quiere trabajar en el jardín.
El sábado Marta, que vive en la ciudad, irá al restaurante aunque está contenta.
Tenemos frío.
Aunque la caja era negra, Diego e Inés tuvieron que ayudar a muchas escritoras en la cocina, así que compré una mesa y siete u ocho naranjas grandes en la calle esta mañana.
¿Qué venderá mi hermana en la plaza el lunes?
Estos niños que viven en París estudian en una escuela grande con Óscar por la tarde.
Cuando mi abuelo volvió a un pueblo pequeño, Elena, que vivía en Sevilla, compró un pastel grande y se lo dio a su hermana porque hacía calor.
Aunque esta película era más interesante que la canción de Carlos, Pedro, que estudia en París, quería comprar té verde y café en el mercado porque quería comer cuatro naranjas grandes en una cocina blanca.
El abuelo de Pedro, que trabaja en la biblioteca hermosa, puede cerrar la ventana de la escuela el viernes.
Óscar comprará cuatro sombreros caros, nueve lámparas, queso blanco y otro limón amarillo en Madrid el lunes; mañana nuestra hija comprará el periódico viejo de Carlos y algunas guitarras en Londres.
Mi hijo irá a una playa famosa a las cinco.
Nuestra hermana, que estudia en París, dormía en el tren.
Aunque llovía, mis hijas, que tienen una idea, bebieron café frío, té, leche caliente y agua fría en el restaurante caro.
El hombre que vivía en Madrid encontró cuatro fotos hermosas, otro mapa nuevo, cuatro abrigos viejos y una llave pequeña en el tren el lunes.
La estación estaba al lado del río.
El domingo quiero escribir cuatro libros en el jardín.
Diego y Óscar son españoles.
Pedro y Marta tenían miedo.
Nuestras hermanas, que tienen una bicicleta, viven en Londres.
¿Dónde comprará el abuelo de Lucía el queso?
Trabajé en un museo famoso el lunes con la escritora con quien estudia nuestro abuelo.
Inés cree que nuestro amigo dormía en un tren viejo.
Cuando las maestras españolas cerraron la ventana nueva de la cocina, el padre de Lucía compró una manzana, su periódico viejo y leche caliente en Roma.
Creemos que la escritora que trabajaba en una biblioteca hermosa quería ayudar a algunas maestras españolas en una escuela pequeña; este artista famoso quería encontrar algunas cajas caras, algunos sombreros nuevos, estas cartas viejas y los libros interesantes en el parque grande ese día.
Aunque la puerta está cerrada, Pedro no quiere comer el limón en un jardín hermoso con Luis.
Lucía y Elena creen que mi hermano quiere trabajar en el museo pequeño donde trabajan mis hijos aunque está contento.
¿Qué perdió mi abuelo ayer por la tarde?
Lucía no tiene que esperar este tren viejo en la estación el próximo verano.
Cuando Carlos comió algunos huevos blancos en el jardín, Luis y Pedro encontraron ocho libros largos, un abrigo viejo, estas llaves y al gato en una casa hermosa.
Anoche Óscar esperó a su madre en la plaza.
¿Mis hijas tienen que escribir la canción en el hotel mañana por la mañana?
No había sopa en la casa.
Aunque llueve, mi hermano, que tiene dos vestidos, no puede ir a un museo nuevo, pero la próxima semana él quiere beber agua fría en un hotel viejo.
Carlos cree que Lucía, que trabaja en el museo, encontró un libro largo y se lo dio a su amigo.
El lunes Elena buscó algunas cartas viejas en el jardín nuevo.
Sabemos que Lucía cantó ocho canciones en la escuela porque quería visitar a un hombre.
Inés y Pedro tienen que buscar nueve sombreros negros, muchos perros blancos y un paraguas amarillo en un parque grande el lunes.
Tengo un perro negro, dos gatos viejos y un piano; el vecino amable vive en Lisboa.
Fui al restaurante anoche, pero la enfermera amable iba a París con su hijo los lunes.
El próximo verano Óscar tiene que leer el poema largo y la carta en el jardín.
La madre de Carlos puede ir al mercado con Pedro a las cinco.
Cuando este estudiante abrió la puerta azul del aula, mi hija, que tiene una guitarra española, tuvo que esperar a su madre en la calle larga.
Cuando Marta cierra la caja grande, Lucía y Óscar quieren encontrar otra foto nueva y seis o siete perros en la cocina.
La escritora amable dice que el hijo de Óscar volverá a la escuela el sábado.
Ana, que estudia en Madrid, encontró cuatro mapas viejos y algunas llaves en la playa hace ocho años, así que Carlos estudió en el aula nueva esta mañana.
Quiero comprar tres o cuatro limones en un pueblo viejo el sábado.
Las enfermeras saben que algunas escritoras amables que vivían en el pueblo tuvieron que encontrar la llave y un perro grande en la playa larga.
Ella cierra la ventana de la iglesia los domingos porque quiere llamar a su padre.
Sabemos que mis hijas querían llamar a sus hermanas porque querían encontrar el sombrero caro en la cocina.
A Pedro le gustó este pueblo.
Cuando Carlos e Isabel comieron muchos pasteles en la cocina, mis hijas, que tienen tres ideas, compraron un mapa nuevo en el pueblo, así que el artista fue a Madrid el lunes.
Aunque hacía frío, Inés y Luis visitaron Lisboa con la enfermera con quien trabaja Marta.
Mis hijas no me visitarán el domingo.
Tenemos un vestido verde.
Luis escribía dos cuentos nuevos en una cocina grande.
¡Qué vestidos tan rojos!
Nuestra película es más famosa que mi cuento.
Ese día esta mujer quería ver a cuatro artistas en el jardín hermoso.
El cuento fue escrito por el hombre.
Cuando mis hijos abrieron la caja, el estudiante estudió en Madrid con Pedro aunque llovía, así que Inés y Carlos comieron el huevo grande y la naranja pequeña en la cocina blanca el año pasado.
¿Mi abuelo puede visitar Londres el domingo?
Ayer compré esta flor azul, la mesa y café en Madrid porque estaba muy contento.
Pablo y Óscar creen que esta enfermera famosa que estudia en el aula vieja come sopa fría y queso español en el restaurante con sus hijas porque quiere leer ocho o nueve poemas interesantes en un hotel caro.
Aunque nuestra caja está cerrada, mi abuelo puede visitar al estudiante español, así que ella no tiene que traer su flor amarilla el domingo.
El artista tiene que vender este cuadro y algunos caballos en una calle larga la próxima semana.
Ana tiene que llamar a su hijo esta tarde.
Esta enfermera tuvo que ayudar a su abuela en la escuela vieja ese día.
Hay un libro delante de la ventana.
La estación está cerca de la playa.
Elena e Isabel viven en París.
A ella le gustó la playa.
¡Qué canción tan larga!
Pablo y Elena no me visitarán el viernes.
Quiero vivir en París.
El cuento de Inés fue escrito por la maestra española.
Aunque hacía frío, esta mujer que trabajaba en la estación nueva quería ver a la escritora en la playa hermosa porque hacía frío.
¿La maestra alta estudia en Sevilla?
¿El panadero quiere vender su piano nuevo en una plaza pequeña el domingo?
El viernes Inés y Carlos no visitaron al niño alto, así que Luis buscó el mapa nuevo y la carta interesante de Ana en el parque anoche.
Diego y Pablo a veces comen arroz y pan en el parque viejo con el médico con quien estudia Lucía; Isabel puede comprar la silla y queso blanco en la plaza pequeña el sábado.
Tengo cinco bicicletas y un piano, así que quiero visitar a la pintora española con mi amigo mañana.
¿Dónde comprará mi hijo el limón verde?
El domingo mi abuelo, que estudia en Madrid, quiere beber leche caliente y agua en un hotel pequeño con Pedro.
Cuando Isabel cierra muchas cajas, mi hijo, que tiene un paraguas, puede abrir cinco cartas viejas aunque está cansado.
Aunque este reloj era nuevo, nuestra hermana comía pan, algunos limones verdes, la naranja de Pedro y arroz en el pueblo pequeño donde vive mi amigo.
El hombre tiene que encontrar un libro español, este paraguas, una caja blanca y la carta larga en el jardín el sábado, así que Lucía quiere encontrar el mapa nuevo y seis perros grandes en la playa el próximo verano.
Si Pablo quiere vender la caja en un mercado grande, Diego volverá al pueblo con Isabel mañana por la mañana.
¿Quién quiere pintar este puente?
No había té en el mercado.
Aunque nuestro pastel es muy caro, algunos vecinos que tienen tres cuadros comen pan blanco y arroz blanco en el pueblo donde vive Ana porque hace frío.
Cuando el tío de Elena cerró algunas cajas, mi abuelo, que trabaja en el hospital grande, buscó los mapas españoles que mi hija vendió ayer por la tarde.
Ana y Lucía saben que Inés encontró un mapa y se lo dio a su hijo.
Pedro, que trabajaba en París, compró su vestido negro y otra guitarra y se los dio a sus hijas.
Si llueve, Luis venderá cinco cuadros famosos y las cajas verdes en la calle el sábado.
El domingo mi tío no tiene que estudiar en Madrid con su tía.
El libro fue escrito por la pintora alta.
¿Cuántas bicicletas tienen Pedro y Óscar?
Ella sabe que Lucía lee la primera carta y el cuento en una plaza hermosa.
Cuando Elena comió un limón en la cocina grande, Ana, que tiene una idea, comió arroz blanco y pan blanco en el jardín con la enfermera con quien vive mi tía.
Compré café en el mercado hermoso esta mañana porque quería ver dos águilas viejas en la calle larga.
Ella sabe que el estudiante buscó un gato y nueve guitarras rotas en un parque viejo.
Aunque las puertas son negras, Elena come arroz blanco y queso español en el restaurante pequeño, así que Carlos puede cerrar la ventana del aula el próximo verano.
Ella escribía un cuento en una escuela nueva.
Carlos dice que los artistas trabajaban en el museo porque querían leer cuatro cuentos españoles en la biblioteca.
Él puede vender este piano blanco, un coche y el abrigo nuevo en el mercado mañana por la mañana; la niña tiene seis guitarras, un caballo y un reloj.
Este niño que estudia en la biblioteca irá a Roma el domingo aunque tiene miedo, pero Pablo visitará a estos médicos el viernes.
Este niño amable tuvo que traer cuatro flores, el limón grande, pescado y una manzana pequeña ese día, así que Lucía y Óscar vendieron las guitarras que mi hija trajo.
Aunque la cocina era grande, Ana cantaba una canción en el jardín, pero Inés ayudó a la niña en la biblioteca pequeña ayer.
No podemos volver a París.
¿Cuántos libros viejos tienen Elena y Pedro?
Diego y Marta buscaron el paraguas de Ana ayer.
Si mi abuelo tiene que ir a un mercado viejo, Diego le dará nueve sombreros amarillos y estos relojes caros a su hijo el lunes.
Ana, que tiene un sombrero, escribirá una canción en el hotel mañana.
Lucía buscó siete libros largos en el parque el sábado.
Él sabe que Elena e Inés tocaban la guitarra en el restaurante con su amigo, así que él no esperó a su madre en el hotel el domingo.
¿Estos hombres quieren ir al museo?
Este artista que trabaja en una biblioteca nueva puede comprar té caliente y el huevo pequeño en un pueblo hermoso el sábado porque quiere vivir en una casa blanca, pero mi abuela come arroz blanco y este limón grande en el jardín por la tarde.
La abuela de Elena sabe que Isabel come pescado y estos pasteles grandes en el jardín pequeño.
Cuando Ana e Inés cierran la puerta del restaurante, mi hermano, que vive en la casa, no visita al niño amable con su hijo.
Mañana queremos comer la naranja grande de Carlos, estos pasteles pequeños y sopa en una cocina amarilla, así que Elena quiere comprar cuatro manzanas verdes y café frío en Roma el lunes.
Luis cierra una ventana vieja a las dos.
Mañana por la mañana Marta, que trabaja en Lisboa, puede dormir en la playa, así que Ana e Inés pueden visitar el otro pueblo mañana.
Las niñas españolas que vivían en una calle larga compraron arroz y una flor amarilla en Lisboa hace nueve semanas, así que Pablo y Luis les dieron cuatro limones grandes, este cuadro hermoso, un paraguas rojo y una manzana pequeña a sus hijos ayer.
Inés y Lucía pueden comprar su guitarra nueva y otro reloj en Londres el próximo verano aunque hace frío.
Diego no trabajó en una biblioteca pequeña ayer por la tarde con el amigo con quien estudian nuestras hijas.
Mi hija, que trabaja en la escuela nueva, compró siete huevos grandes, un buen reloj, cuatro sombreros azules y café en la plaza ayer.
Podemos abrir cuatro puertas mañana por la mañana.
Isabel cantaba esta canción.
Nuestro hijo pintaba otro cuadro caro.
Aunque el cuadro era más famoso que el poema, Inés quería escribir una canción en el hotel nuevo; la niña tuvo que escribir dos libros en la biblioteca ese día.
Ella tiene que trabajar en Sevilla.
¿Mi madre tiene su abuela?
Marta y Elena tienen que ayudar a su abuelo en una escuela pequeña el viernes.
Por la tarde mi padre pintaba su cuadro.
Los vecinos altos pueden ver algunos caballos viejos en el jardín mañana por la mañana.
Aunque el puente es nuevo, Ana come pan blanco, muchos pasteles caros, pescado blanco y algunos limones amarillos en el parque pequeño.
Cuando mi amigo llegó a una escuela hermosa, Inés y Luis le trajeron café y cinco naranjas a su abuela, pero el estudiante amable comía los huevos grandes, pan blanco y las manzanas en el jardín viejo con Carlos.
Ella tiene que esperar a un niño en una estación vieja el lunes.
Marta cree que las escritoras españolas que viven en la calle hermosa quieren encontrar cuatro llaves viejas, un gato blanco y una carta en el parque.
Esta mañana compré otra mesa azul y nueve o diez bicicletas nuevas en Roma.
Si Marta puede abrir la ventana, Pablo comprará leche, arroz blanco, un limón grande y pan blanco en París mañana.
¿Cuándo tocó mi tía el piano viejo en el restaurante?
Él tiene que comprar la camisa, muchos limones grandes, la lámpara vieja y la manzana roja de Inés en la calle hermosa la próxima semana.
Él sabe que la maestra que tiene un amigo no canta su canción hermosa en el jardín grande con la escritora con quien estudia nuestro abuelo.
Luis, que trabaja en el hospital grande, cantaba una canción en la iglesia.
El viernes trabajé en la biblioteca hermosa, así que Marta no fue a Roma el lunes.
Cuando mi amigo vuelve a una escuela hermosa, nuestro hermano, que tiene tres vacas, come el limón, queso blanco y arroz en el museo nuevo donde trabaja Elena aunque es tarde; este niño tiene un jardín pequeño y dos hijas.
Ella visitó Roma el verano pasado.
Inés puede ir a la escuela el sábado con la enfermera con quien trabaja mi hermana.
Aunque es tarde, nuestras hijas, que trabajan en la biblioteca, tienen que volver a Sevilla; tenemos una casa blanca y seis vestidos nuevos.
El hombre compró tres pasteles en Roma ayer por la tarde.
Elena y Diego dicen que el amigo de Lucía, que vive en París, come pan blanco y la manzana en el parque viejo.
Por la tarde Diego, que estudia en París, come el pastel blanco y pan blanco en el parque con su tía, pero Pablo vive en Sevilla.
Si llueve, nuestras hermanas escribirán un cuento esta tarde en el mercado grande donde trabaja mi hijo.
Cuando Luis cierra la puerta azul del aula, Carlos quiere comprar el vestido hermoso de Diego y cuatro bicicletas grandes en Roma, así que tengo que cerrar la ventana pequeña de la iglesia mañana.
Si nuestro tío tiene que abrir la ventana vieja del hotel, la hermana de Óscar irá a una escuela grande con su hijo a las siete.
Él quería vender la flor azul en la plaza ese día.
Cuando Elena volvió a la casa, mi hermano, que vivía en la ciudad pequeña, tuvo que estudiar en el aula.
Mi hermano, que tiene un paraguas, vivía en la isla.
Trabajé en el mercado pequeño hace cuatro semanas.
Ese día la maestra española que tiene un mapa viejo quería visitar a su padre con su tío.
¿Mis hermanos comieron el queso el domingo?
El padre de Lucía escribirá un libro mañana por la mañana en la calle larga donde vive Diego.
¿Ana e Isabel pueden cerrar la puerta de la casa el lunes?
Elena, que estudia en Lisboa, quiere vivir en la casa.
Luis compró el paraguas rojo y se lo dio a sus hermanas.
Iré al hospital mañana por la mañana; el hermano de Elena le dará estos libros y la guitarra a su hijo el sábado.
Aunque la película es más interesante que la canción, Marta y Diego pueden vender la lámpara vieja, la guitarra, seis vestidos negros y una bicicleta en la calle hermosa; Lucía tiene una idea, un piano blanco, seis hermanos y un gato grande.
Inés, que trabaja en una biblioteca grande, no quiere comer el pastel en un jardín hermoso mañana, pero el domingo la abuela de Pablo puede vender tres bicicletas viejas y otro piano negro en la calle.
Este hombre dice que Isabel tiene que llamar a sus hermanos aunque hace calor.
Todos los veranos Inés y Pablo tocaban su guitarra en el hotel.
Él dice que Inés puede vender una flor y su vestido nuevo en la plaza, así que los niños altos quieren encontrar un paraguas y un sombrero caro en la playa la próxima semana.
Cuando Lucía come un pastel grande en un jardín viejo, nuestro amigo tiene que vender algunas sillas negras y tres cajas rojas en la calle larga.
Los jardines eran grandes.
Si mi hijo puede volver al pueblo, las maestras famosas que estudian en Londres venderán un limón grande y muchos coches verdes en la calle vieja mañana.
Mi amigo cree que Pedro quiere comprar este paraguas azul, algunos relojes caros y un abrigo blanco en una calle vieja.
Nuestra abuela es escritora.
Diego canta muchas canciones tristes en el jardín viejo con su hermano todos los veranos.
¡Qué ciudad tan pequeña!
El sábado ella puede comprar leche.
Nuestro hermano cantaba nueve o diez canciones españolas en la escuela hermosa.
A nuestra hermana le gusta comer en la cocina.
Ese día esta pintora española que trabajaba en la escuela hermosa tuvo que trabajar en el mercado grande donde trabaja nuestro tío.
Mi amigo nos esperó el viernes.
El lunes nuestra hija tiene que cerrar la ventana del aula, pero nuestros hijos quieren encontrar cuatro fotos y un perro negro en la calle vieja el viernes.
A las siete el hermano de Pablo, que vive en la isla pequeña, iba a Madrid.
Ella buscó seis cartas largas y el abrigo caro en la casa el año pasado.
Nuestro hijo, que tiene un vestido verde, comprará arroz, una silla y el pastel blanco de Luis en una calle hermosa esta tarde porque quiere ver estas vacas en la playa.
Mi carta fue escrita por Lucía.
Mi amigo sabe que nuestra hija puede vender una lámpara nueva, seis o siete cajas blancas, la camisa hermosa y el vestido azul en la plaza pequeña.
Los vestidos de Pedro estaban cerca de la ventana.
Él va a la iglesia por la tarde.
Ella sabe que el niño amable que tiene un cuadro come este pastel caro y un huevo grande en la estación nueva donde trabaja Diego; él quiere llamar a su abuelo el próximo verano.
El poema fue escrito por la mujer.
El sábado Diego y Carlos visitarán a su abuela con Lucía.
Estos estudiantes amables no venderán su flor en un mercado pequeño la próxima semana.
¿Quién quiere vivir en el pueblo?
¿Qué escribirá nuestra abuela el domingo?
¡Qué cansada está Elena!
El tío de Isabel, que estudia en Madrid, comía sopa fría, una naranja y arroz blanco en el hospital nuevo donde trabaja Diego.
Ella vendió la mesa y la silla blanca en la plaza ayer aunque llovía.
El lunes la hija de Diego, que vivía en Lisboa, encontró los mapas españoles y cinco llaves en el tren nuevo.
Mis amigos creen que Luis quiere cantar una canción interesante en la escuela con Inés.
¿Qué comió nuestro padre el domingo?
Cuando mi hijo llega a la isla, mis amigos, que estudian en el aula, no tienen que abrir su puerta verde; Pablo e Isabel no pueden ver a la pintora joven en la playa larga el próximo verano.
Cuando Elena llegó a la escuela grande, nuestra tía, que vive en Madrid, quería leer otro periódico y un cuento en el jardín.
¿Cuántos amigos tiene nuestro abuelo?
Creemos que mi hijo, que trabajaba en el hospital viejo, buscaba cinco perros grandes y otro libro en el jardín.
Si Óscar e Inés tienen que esperar el tren en el hotel caro, Isabel y Marta venderán la lámpara y el reloj en la plaza mañana por la mañana aunque están tristes.
Aunque esta manzana era pequeña, nuestra hija leía muchos buenos poemas y un periódico en la cocina amarilla.
¿Cuántas camisas rojas tienen Isabel y Lucía?
Había una llave y un vestido hermoso en el piano negro.
Si el hombre alto tiene que llamar a muchas enfermeras amables, Pablo y Ana no venderán esta silla en la plaza nueva el lunes, así que él comprará pescado y café en el pueblo el lunes.
Aunque hacía frío, las maestras que viven en un pueblo viejo ayudaron a su amigo en la cocina porque era tarde.
¿El niño durmió en el jardín?
Mi madre, que vivía en Madrid, encontró dos fotos grandes y un libro y se los dio a su tía.
Mis hijos son de Roma.
La hermana de Lucía puede vender una buena guitarra y otro abrigo rojo en la plaza pequeña la próxima semana, pero Ana puede trabajar en el mercado la próxima semana.
El viernes mi padre quiere comer el limón verde, cuatro o cinco huevos, pan y arroz en el parque con la maestra con quien vive Isabel.
Ana come sopa fría, pescado blanco, algunos huevos y queso en el jardín pequeño los domingos.
Mi amigo, que vive en la calle vieja, siempre va a un museo pequeño.
A la pintora española no le gustó la película.
El lunes podemos visitar a un médico con la maestra con quien estudia mi tía.
Ella no come este huevo pequeño todas las semanas en la estación vieja donde trabaja Marta.
La escritora alta es maestra.
El niño amable tuvo que encontrar la foto hermosa y siete sombreros en un parque viejo ese día.
Mi hijo es de Lisboa.
Si llueve, la maestra joven que tiene una idea no volverá a Sevilla esta tarde.
El poema fue escrito por el vecino español.
¿Esta enfermera le dará su mapa a su hija el domingo?
La ventana fue pintada por la maestra.
El próximo verano Diego irá a una iglesia vieja, pero compraremos esta silla y un buen mapa en Sevilla mañana por la mañana.
A la enfermera le gustan las águilas.
Diego, que estudia en París, quería encontrar cinco cajas pequeñas y muchos mapas nuevos en la calle vieja ese día.
A él le gusta esta playa.
Marta, que trabajaba en la escuela, dormía en el jardín.
Aunque la estación era muy vieja, Óscar tuvo que estudiar en Lisboa.
Las enfermeras españolas que viven en el pueblo volverán al hotel el domingo.
Creemos que mis amigos visitan a su tío porque es tarde.
Por la mañana este médico joven comía una manzana.
Creo que Diego puede vender algunos sombreros, una vaca y cinco guitarras en una plaza grande.
Cuando esta niña española abrió una carta larga, Pablo, que vivía en Londres, encontró este sombrero azul y se lo dio a Inés; Diego compró seis relojes nuevos y el libro y se los dio a Óscar.
El sábado algunos hombres abrieron la puerta vieja; la enfermera pintaba su caballo y las flores.
Aunque llueve, mi hija, que tiene una idea, canta estas canciones en la escuela pequeña.
Marta estaba triste.
Luis dice que estas mujeres buscaron el vestido que mi hija compró esta mañana, pero trabajamos en el mercado pequeño ayer por la tarde.
El periódico estaba detrás de la silla.
Algunos niños que vivían en París cerraron cinco cajas el lunes, pero algunas niñas amables buscaron la bicicleta amarilla que Pablo encontró esta mañana.
Elena y Óscar tuvieron que trabajar en el jardín.
Él cantó siete u ocho canciones anoche.
Todas las semanas nuestra tía, que estudia en Roma, come arroz blanco, algunos limones verdes y pan blanco en la calle larga donde vive Óscar.
Él tuvo que vender este caballo ese día.
Aunque la puerta era azul, mi abuela ayudó a la niña en el mercado.
Nuestra madre es maestra.
Algunas niñas españolas llegarán a Londres mañana.
Cuando nuestro amigo cierra otra ventana rota, Pedro y Luis quieren volver a Madrid con su madre; Óscar tiene que vender dos cajas, los caballos grandes, esta camisa amarilla y la vaca negra en la plaza vieja el domingo.
El viernes no trabajamos en Lisboa, pero la maestra buscó una carta vieja y su mapa grande en la casa hace siete años.
El padre de Lucía tuvo que estudiar ese día en el museo grande donde trabajan nuestros amigos.
El vecino dice que Pedro, que trabaja en un jardín hermoso, quiere visitar una isla con el amigo con quien estudia nuestro hijo.
Lucía e Isabel escribían cinco poemas en la escuela grande.
Óscar y Carlos son muy altos.
El domingo la pintora visitó a una mujer española, así que compramos pan en París hace siete semanas.
Ana tiene cuatro años.
Cuando Pablo y Pedro vuelven a la escuela, Lucía y Marta comen la manzana verde, una naranja pequeña y sopa fría en una cocina grande.
Cuando mi amigo comió pan blanco en el jardín nuevo, los estudiantes amables tuvieron que visitar a su tía.
Pedro cree que la maestra joven quería comprar pescado blanco, siete abrigos rojos y el libro nuevo en el mercado hermoso.
La pintora joven que vive en Roma puede dormir en la playa hermosa el domingo, así que la enfermera alta tiene que esperar a su hijo en la estación grande mañana.
Inés cree que Elena venderá la caja vieja, una buena guitarra y nueve vacas grandes en la calle hermosa el lunes.
La carta estaba delante del piano.
El vestido está delante de la silla.
¿Mis amigos abrieron su caja roja?
Si llueve, mi hermana no comprará el arroz blanco en Londres esta tarde.
Estas mujeres le tuvieron que traer la flor de Pablo y los libros a Ana ese día.
Las mujeres españolas quieren pintar el cuadro y esta mesa azul el viernes aunque hace calor.
Nuestra canción fue escrita por esta niña.
Cuando mi amigo llegó a una escuela pequeña, nuestro padre, que trabaja en Londres, encontró una llave vieja, cinco fotos y este paraguas amarillo en el parque porque quería encontrar nueve perros en el jardín.
¿Dónde vive mi padre?
Cuando nuestros amigos comieron este huevo en la cocina blanca, las enfermeras jóvenes bebieron leche y té frío en el restaurante nuevo con la escritora con quien trabaja Isabel.
El amigo de Elena no lo visitó el verano pasado.
El hotel está cerca del parque.
Ese día Pablo, que trabajaba en el hotel, quería comer queso blanco, tres naranjas, nueve manzanas y este huevo grande en el parque hermoso con la maestra con quien estudian mis amigos porque llovía.
Los limones estaban en la caja.
Los niños altos están contentos.
Diego, que trabajaba en la estación nueva, comía la naranja y un huevo en la biblioteca grande donde trabaja Pablo porque tenía frío.
El niño amable que vive en la isla hermosa tiene un jardín viejo y un pájaro.
El lunes compramos una silla roja, un periódico viejo y una manzana verde en el pueblo aunque hacía calor, así que trabajé en una biblioteca nueva con mi tía esta mañana.
Aunque mi caja estaba cerrada, los vecinos que viven en la calle encontraron su llave, un mapa grande, siete guitarras y la carta larga de Pablo en el tren, pero Óscar encontró la otra foto y se la dio a Luis.
La mujer española es maestra.
La próxima semana quiero vender cinco lámparas negras y el limón pequeño de Carlos en la calle vieja.
Si el padre de Pedro tiene que visitar al panadero joven, esta maestra española que vive en Sevilla volverá a Londres el domingo con la escritora con quien estudian nuestros amigos.
Pablo cree que el panadero pintaba el caballo viejo de Inés y un cuadro famoso.
Pedro dice que mi abuelo encontró esta foto y algunos libros viejos y se los dio a su hijo.
Isabel comprará una mesa y las manzanas en Madrid la próxima semana aunque llueve.
Compré un periódico y mi flor en Roma esta mañana.
Luis es de Roma.
La enfermera famosa le dará cuatro libros largos y nueve vestidos hermosos a Diego el lunes.
El hombre quería volver a una ciudad grande con su amigo ese día.
Nuestra hija dice que la abuela de Pablo, que tiene cinco abrigos, estudia en el aula con la enfermera con quien estudia nuestra madre; Ana tiene un perro grande, una casa nueva, tres gatos viejos y cuatro hermanas.
¿Mi tía tiene que leer el poema viejo en la escuela grande el sábado?
La enfermera cree que Luis, que vivía en una ciudad hermosa, comía arroz y pescado blanco en el parque con Carlos.
Ana sabe que la abuela de Marta, que trabaja en un hospital grande, come sopa fría, pan blanco y pescado blanco en la cocina, así que nuestro hijo tiene que traer el periódico, una manzana y queso mañana.
La próxima semana las niñas altas pueden ver al panadero en la plaza.
El niño amable que vive en el pueblo viejo puede ver a ocho escritoras famosas en un jardín pequeño el sábado porque tiene que vender un sombrero rojo en una plaza hermosa, pero él puede comprar dos relojes, pan blanco y este huevo en París la próxima semana.
Mi padre volverá a la ciudad grande con Diego el lunes.
¿Cuántos sombreros tiene Inés?
Esta mesa fue pintada por este hombre famoso.
El vecino que vivía en Sevilla vendió la mesa blanca que mi abuelo encontró hace ocho años.
Aunque estas cajas están cerradas, estos estudiantes altos que estudian en Sevilla tienen que visitar un museo nuevo; mañana por la mañana el vecino puede comprar una camisa cara y estos buenos mapas en un mercado viejo.
El mercado está al lado de la montaña.
Mis hijos pueden vender ocho abrigos y nueve mesas en la calle el sábado.
El estudiante que trabaja en la biblioteca le escribía dos cartas a Pablo.
Mi águila es grande.
Si Carlos tiene que visitar a su abuela, los hombres que tienen un amigo llegarán a Roma el próximo verano con el estudiante con quien vive mi tía porque tienen prisa.
Cuando Lucía vuelve a Londres, Óscar ve a la escritora joven en una playa hermosa.
Mi hijo está contento.
¿Ana quiere vivir en la calle?
Sabemos que algunos estudiantes que trabajaban en un jardín nuevo tocaron su guitarra en el hotel.
El próximo verano Isabel y Luis tienen que buscar una llave nueva, siete guitarras rotas y dos cartas en un jardín hermoso, pero él tiene que vender dos caballos, tres o cuatro coches azules y el piano en un mercado pequeño el sábado.
Si llueve, Marta, que estudia en el aula, le dará otra flor roja, tres cuadros grandes y siete naranjas pequeñas a su madre el próximo verano.
Estos artistas pintaron un árbol esta mañana.
Ese día estas maestras tuvieron que llamar a una pintora joven.
El médico amable que tiene cuatro bicicletas llegará a la playa hermosa a las tres; el sábado compraremos arroz blanco, nuestra guitarra vieja, leche fría y pan en un mercado grande.
Cuando el médico amable cerró una ventana nueva, Lucía no vio a esta niña española en el parque, pero Óscar vendió dos mesas azules, el piano blanco, ocho caballos grandes y cuatro cajas en la plaza hermosa el lunes.
Isabel pintaba un caballo y seis puertas.
A la abuela de Luis le gustan las águilas.
El vecino puede abrir una caja esta tarde.
¿Nuestro padre va a París?
Si mi amigo tiene que vender esta lámpara en el mercado, nuestro abuelo volverá a la estación la próxima semana porque tiene que abrir la carta.
Esta tarde mi hija, que estudia en Roma, tiene que llamar a su amigo porque quiere vivir en una isla pequeña.
Cuando Lucía y Carlos abrieron la carta nueva, Óscar buscó el periódico español que nuestras hijas perdieron el viernes, así que las enfermeras encontraron las camisas que Pablo encontró.
El artista sabe que Óscar encontró seis fotos viejas y un mapa y se los dio a su hijo.
El domingo nuestro hijo visitará a su hija.
Lucía y Marta visitarán a sus amigos con Luis el domingo.
El estudiante alto sabe que el padre de Luis, que trabajaba en París, vendió ocho bicicletas negras, tres caballos viejos, otro limón grande y esta flor en una plaza pequeña aunque estaba triste.
Mi abuelo le trajo tres manzanas, arroz, la naranja grande y el mapa viejo de Elena a Óscar ayer por la tarde.
A Marta y Carlos les gustó el queso.
Cuando los estudiantes españoles cierran la ventana pequeña de la casa, Isabel y Carlos le tienen que traer arroz, café frío, dos huevos grandes y un periódico a Pedro.
Cuando Isabel abrió una caja, nuestra tía compró cuatro o cinco vestidos blancos y se los dio a sus hijas.
Nuestra madre puede ver su águila.
Ana y Óscar tienen cuatro años.
Ana encontró el periódico viejo que Inés vendió.
Ella escribía una canción española en la escuela.
Aunque los libros de Marta eran viejos, Inés, que trabajaba en Madrid, perdió un buen abrigo, ocho fotos y el mapa en la playa.
Mi madre puede comprar muchos relojes rotos y algunos abrigos en Madrid el lunes.
Cuando mis hijos comieron la manzana verde en la cocina, mi hija encontró esta guitarra vieja y un paraguas azul en una calle hermosa porque tenía sueño.
Cuando Ana e Inés abrieron una carta larga, la niña que vivía en Londres tuvo que comprar el huevo grande y otro limón pequeño en el mercado hermoso, así que Carlos encontró un libro difícil y se lo dio a su hija.
Nuestra mesa fue pintada por la maestra.
Óscar cree que nuestro hijo visitará a su abuela el próximo verano; el amigo de Ana volverá a la casa amarilla mañana por la mañana.
¿Lucía venderá su bicicleta en la calle larga?
Si llueve, mi madre, que estudia en Londres, comprará la naranja grande, queso y otro libro difícil en una plaza nueva la próxima semana; algunos médicos amables volverán al hotel pequeño a las dos.
Si llueve, Diego llegará a la estación el viernes, pero nuestro abuelo irá a un museo grande la próxima semana.
Nuestro cuento era difícil.
Este médico amable que trabaja en Sevilla escribirá dos libros en un hotel pequeño el domingo aunque hace calor.
Algunos estudiantes famosos que estudian en Sevilla tienen que esperar un tren nuevo en la plaza el domingo.
Ella buscó el periódico viejo que nuestro hijo perdió ayer por la tarde.
Mañana por la mañana Isabel tiene que vender otra guitarra española y un limón en la calle.
Estos médicos altos volverán a Madrid a las tres.
Había una foto y ocho camisas al lado del piano.
Si llueve, la pintora española que tiene tres vacas comprará cuatro mapas grandes y cinco guitarras en París mañana.
El amigo de Carlos sabe que nuestro abuelo come algunas manzanas rojas y los limones amarillos en la calle vieja donde vive Diego, pero a las nueve Pablo y Elena quieren ir al mercado con la enfermera con quien vive Luis.
El artista cree que mi abuelo, que estudia en el parque, come esta manzana y una naranja pequeña en la cocina.
El hijo de Isabel quería pintar un árbol hermoso y el caballo viejo de Carlos ese día.
Mi padre sabe que nuestra tía escribía una carta en el mercado donde trabaja nuestra madre; el vecino tuvo que estudiar en París ese día.
Compramos otro sombrero, este mapa, pan blanco y el primer vestido en Londres el viernes.
Estas maestras leían dos libros españoles y el cuento viejo en el tren aunque llovía.
El padre de Pablo tiene un libro viejo y tres vestidos.
¿Los médicos pueden ayudar a su tío?
Ana trabajaba los lunes en el pueblo viejo donde vive nuestro hermano.
Nuestros hijos son muy altos.
Lucía tuvo que buscar el paraguas roto.
¿Cuándo vendió este hombre su reloj?
La semana pasada fui a la montaña hermosa con mi abuela.
El próximo verano ella tiene que visitar a una pintora alta con su tía.
A nuestro hermano le gustó la sopa caliente.
Carlos y Diego creen que Ana y Luis quieren ir a la montaña con Isabel.
Creemos que Isabel, que tiene dos casas, toca este piano blanco en el hotel.
Había una carta y una camisa blanca detrás de la caja negra.
Aunque era tarde, nuestra hija, que vive en Lisboa, dormía en un hotel nuevo.
Él iba a Lisboa.
Ana cree que las maestras jóvenes le dieron dos sombreros y ocho guitarras a Óscar.
Cuando la pintora amable volvió a Roma, mi abuelo, que trabajaba en Sevilla, buscó las camisas amarillas que Marta trajo la semana pasada aunque era tarde.
Aunque nuestras películas eran más hermosas que los cuentos, Isabel y Lucía le dieron el sombrero y la foto hermosa a Elena, pero Pablo perdió ocho cartas y la llave nueva en el parque grande el domingo.
Fuimos a la escuela vieja la semana pasada con el amigo con quien vive mi madre.
Nuestro tío era artista.
La mujer tiene que ayudar a la niña el próximo verano.
Al hombre no le gusta la sopa.
No trabajamos en París.
Aunque mi caja está cerrada, mi tía, que vive en Londres, no tiene que buscar su paraguas en el parque porque quiere estudiar en la escuela nueva.
Cuando Pedro abre muchas puertas amarillas, mi tío, que estudia en Lisboa, tiene que vender el piano blanco de Carlos y la otra silla en el mercado, así que la niña alta tiene que buscar seis libros y un abrigo azul en la cocina el domingo.
Todas las semanas mi padre bebe leche.
Aunque nuestros cuentos son más famosos que el poema, Diego toca el piano negro en el hotel con Óscar.
Cuando esta mujer llegó a París, Pedro quería leer nueve libros nuevos en el hotel aunque estaba triste.
¡Qué contento está el abuelo de Carlos!
Los niños amables tienen seis cuadros y seis perros.
La calle es muy larga.
No había pescado en el mercado.
La naranja era muy pequeña.
El médico que vivía en Roma durmió en la playa el lunes.
Queremos escribir seis cartas.
¿Cuándo estudió Pedro?
El panadero joven tuvo que traer otro huevo grande, un buen pastel y sopa ese día.
Marta quiere ver esta águila en la plaza mañana, así que podemos ver nueve gatos viejos en la playa el domingo.
Los artistas altos que viven en una casa vieja no visitaron a este panadero amable ayer.
Si nuestro tío puede comprar su libro español en una calle larga, los artistas altos que trabajan en la biblioteca nueva comprarán una mesa negra, un buen sombrero, té frío y pan blanco en el pueblo esta tarde aunque hace calor.
Tengo una casa, un hijo, un amigo y cuatro cuadros viejos; el panadero quiere trabajar en el hospital el lunes con la maestra con quien viven mis hermanas.
Pablo, que estudia en Lisboa, tuvo que traer la manzana roja, arroz, la naranja grande y un periódico ese día.
Cuando mi madre llegó a París, Ana, que trabaja en Sevilla, quería llamar a su tía.
Quiero vender esta lámpara azul, la mesa negra de Pablo y seis camisas nuevas en la calle larga el próximo verano.
Óscar y Ana visitarán una ciudad.
¡Qué cansada está ella!
La canción fue escrita por Luis.
Él cierra una caja blanca los lunes, pero Luis a menudo ve a muchas enfermeras famosas en el parque.
Si Inés quiere trabajar en el jardín, mi hijo visitará otro museo nuevo con su hermana la próxima semana; algunos niños irán al hospital a las siete.
Ese día ella quería comprar té frío, dos camisas hermosas y otro paraguas rojo en el pueblo, pero este niño amable dormía en el jardín por la tarde.
¿Quién vio al hombre en el parque?
Aunque la puerta estaba cerrada, la maestra esperaba a sus hermanas en la calle; él quería estudiar en Sevilla ese día.
¿Esta niña tiene que encontrar la guitarra en una casa vieja el viernes?
Nuestra carta fue escrita por Inés.
Si mi tía tiene que comprar dos sillas en París, Elena e Isabel comprarán pescado blanco en Londres el sábado, así que iremos a Lisboa el viernes.
Este niño comía un limón grande y estas naranjas en un restaurante famoso los lunes.
La iglesia estaba delante de la montaña.
¿Inés quiere escribir esta canción en la escuela el lunes?
A Ana le gusta trabajar en la escuela.
Algunos hombres españoles saben que Lucía, que tiene un amigo, bebe leche caliente, té, agua fría y café caliente en el hotel caro con la escritora con quien estudia mi hermano porque tiene que escribir seis cuentos nuevos en una cocina grande.
Fuimos al restaurante a las ocho.
La pintora puede vender estas guitarras, estos limones grandes, cinco vacas y el piano negro en una calle vieja mañana por la mañana.
¿Mi padre tiene que leer el libro en la biblioteca esta tarde?
Los hombres dicen que los artistas famosos quieren ayudar a su hija en el jardín.
Él vendió un abrigo hace tres semanas.
Estas niñas visitarán al vecino alto el lunes.
La estación estaba delante del jardín.
Lucía sabe que el artista amable que estudia en Londres llegará a Roma mañana por la mañana.
Aunque hace calor, este médico famoso que trabaja en Sevilla no tiene que llamar a sus hermanas.
Cuando esta maestra cerró una puerta, Inés tuvo que llamar al médico famoso.
Hay un paraguas negro y algunos gatos grandes al lado de la silla azul.
Compré un paraguas verde, arroz blanco, café y queso caro en el mercado viejo el domingo.
Carlos, que trabajaba en Lisboa, vendió la caja verde que Isabel trajo porque tenía frío, pero esta maestra joven comía arroz y algunos pasteles caros en el parque todos los días con la enfermera con quien trabaja mi abuela.
Cuando la niña cerró la puerta azul del hospital, nuestro amigo compró esta flor amarilla y se la dio a su hijo, pero fuimos al parque hermoso anoche con el estudiante con quien estudia Lucía.
Compré cuatro limones grandes en París ayer por la tarde porque estaba triste.
Aunque la película de Diego es más famosa que nuestros poemas, las enfermeras españolas cantan la primera canción en la calle porque tienen frío.
Los vestidos están delante de la puerta.
Aunque mi llave es nueva, la abuela de Pablo, que trabaja en la biblioteca, puede vender cuatro lámparas negras, los coches pequeños y nueve limones en una calle vieja porque tiene que trabajar en un jardín nuevo.
Las manzanas están detrás de la lámpara.
Los vecinos saben que Marta estudia en París; la pintora siempre estudia en Londres.
Óscar dice que el artista que vive en Lisboa compró una guitarra española y el mapa grande y se los dio a su amigo.
Mi flor es muy hermosa.
Todas las semanas mi amigo, que trabaja en Sevilla, iba al restaurante con su tía.
¡Qué jardines tan grandes!
Mi amigo perdió un mapa español el viernes.
¡Qué alta es la mujer alta!
¿Mi abuelo tiene que visitar a sus amigos mañana?
Ana puede abrir una ventana rota a las siete.
Óscar y Pablo vendieron el paraguas azul que mi hija encontró hace nueve años.
Las niñas altas encontraron a este gato y una carta nueva en el parque el lunes.
Isabel tuvo que abrir su caja roja a las cuatro, así que ella esperó a una escritora en la calle el año pasado.
Ella sabe que mi hermana, que estudia en Lisboa, les dio algunas naranjas pequeñas y este reloj roto a sus amigos.
Algunos médicos famosos comían sopa fría y un huevo en la ciudad donde vive nuestra hermana.
Diego y Carlos trabajaban los lunes en la ciudad hermosa donde vive Pablo, así que Óscar y Lucía encontraron nueve libros y se los dieron a sus hijas.
Elena, que estudia en el parque, encontró un libro largo y se lo dio a su amigo.
¿Qué comprará mi hijo la próxima semana?
El tío de Elena, que vivía en Madrid, buscaba la foto vieja, a este gato blanco y el sombrero caro en la cocina amarilla.
Óscar compró cinco manzanas rojas y se las dio a su hijo.
Mañana Isabel e Inés le darán el libro nuevo de Diego y su lámpara a Ana.
La próxima semana Ana, que estudia en Madrid, venderá siete vestidos y su silla en el mercado grande.
El domingo compramos estas flores rojas y tres relojes nuevos en la calle hermosa.
Luis comía sopa y una manzana en un parque viejo.
¿Mi tía buscó este abrigo en el parque pequeño?
Aunque los vestidos eran azules, Elena le trajo siete fotos grandes, arroz blanco y su mapa español a su madre porque estaba muy contenta.
Mi hijo no nos visitará el domingo.
Si mi madre puede vender seis relojes en la plaza vieja, mi tío, que estudia en el aula nueva, escribirá un libro difícil en el tren el sábado.
Si llueve, el tío de Luis, que tiene un perro, volverá a Londres esta tarde.
Inés dice que Pablo, que vivía en la calle, buscó muchas lámparas nuevas, el reloj caro y el libro viejo que Luis compró el viernes aunque era tarde, pero compramos tres pasteles grandes y tres mesas amarillas en Madrid ayer.
La abuela de Luis fue al restaurante famoso anoche.
Creo que Marta e Inés tienen que comprar un reloj roto y otra camisa cara en Sevilla, pero la hija de Pedro no tiene que encontrar a su perro pequeño en un tren nuevo el próximo verano, así que Ana y Óscar tienen que abrir una caja grande mañana por la mañana.
El sábado Lucía venderá otro caballo y nueve abrigos en el mercado.
A Diego le gusta la leche fría.
Diego dice que mi tía, que estudia en la escuela pequeña, tiene que comprar otra mesa vieja, siete manzanas rojas y su lámpara verde en Roma, pero algunas mujeres a menudo comen arroz blanco y pan blanco en el hotel grande donde trabaja mi madre.
Mi abuela visitará a su madre mañana por la mañana.
Marta tuvo que trabajar ese día en la casa donde vive Lucía.
¡Qué tristes están Ana y Marta!
Trabajé en París hace ocho días aunque hacía frío.
Nuestras hermanas son de Sevilla.
Estos vecinos estudiaron en el aula nueva hace tres años porque estaban contentos.
¡Qué libro tan viejo!
Cuando esta escritora cerró una caja verde, nuestro hermano, que tiene cinco vestidos rojos, comió pan blanco y arroz blanco en la escuela grande donde trabaja Inés aunque llovía.
Este estudiante tocaba su guitarra nueva en una iglesia grande todos los días.
¿Qué bebe mi tía los lunes?
¿Cuándo venderán Diego y Óscar la flor?
Aunque era tarde, mis hermanos, que viven en la ciudad, encontraron al gato negro, esta foto grande, ocho cartas y una guitarra cara en el tren.
¿Algunos médicos le darán su paraguas a su padre mañana por la mañana?
A las ocho fuimos a Sevilla.
Las niñas españolas creen que estos hombres vendieron el periódico viejo que Carlos perdió.
El restaurante está cerca del mar.
Lucía y Óscar ayudaron a sus hijos en la cocina el lunes, así que trabajamos el domingo en la casa donde vive Diego; Luis no visitó al hombre amable la semana pasada con la enfermera con quien estudia mi abuelo.
Mi padre sabe que el médico tocaba esta guitarra en el restaurante caro con Ana.
El poema es más famoso que la canción.
Esta carta fue escrita por Diego.
La niña española tiene que buscar cinco o seis llaves nuevas, cinco libros largos, una guitarra cara y su foto hermosa en un parque viejo el domingo.
Aunque la estación era nueva, nuestro padre comía pan blanco y el huevo de Ana en la casa donde vive nuestra hermana.
Ella tiene que estudiar en la escuela vieja el sábado.
Cuando Óscar llegó a la isla, Diego y Carlos compraron un limón y leche caliente en una calle vieja.
Mi abuelo tiene que vender una buena bicicleta.
Si llueve, Diego, que tiene un abrigo, le dará algunos libros difíciles y un limón pequeño a Pedro mañana.
Estas niñas españolas me ven todos los días.
A la pintora le gustaron las flores.
Si Isabel quiere comer pan en el restaurante, nuestra hija, que trabaja en París, irá a Madrid a las siete.
Mi tío escribirá una carta en la biblioteca vieja el próximo verano.
Este artista visitará a su abuelo.
El abrigo estaba debajo de la puerta.
Los vecinos jóvenes vendieron el mapa que Pablo encontró.
¡Qué triste está la mujer joven!
Trabajé en un museo grande el lunes con la maestra con quien vive mi padre.
Mi hija comía este limón.
Trabajamos en una escuela grande los lunes.
Esta niña que vive en Roma no escribirá este cuento viejo en la escuela mañana.
Si nuestro tío quiere comprar el sombrero rojo de Pablo en Londres, Diego volverá a París con Carlos el domingo.
Hay una llave pequeña y dos sombreros debajo de la caja roja.
La escuela está al lado del jardín.
El abuelo de Marta cree que Isabel puede volver a Madrid con el amigo con quien trabaja Luis.
Esta niña alta volverá al pueblo mañana por la mañana.
Esta tarde Óscar puede vender ocho vestidos verdes y las camisas caras en el mercado grande porque tiene hambre.
¡Qué cansada está Lucía!
Nuestra hija lo llamó hace cuatro semanas.
Aunque hace calor, el vecino que trabaja en un hospital viejo come algunos pasteles caros y un limón grande en una cocina pequeña con sus amigos; ella come queso y el otro huevo en un parque hermoso con su hijo todas las semanas.
Si algunos hombres pueden ir a la iglesia nueva, nuestra hermana comprará este abrigo y la otra camisa en Londres el sábado aunque hace calor.
La tía de Inés llegó.
La próxima semana el hijo de Diego comprará la flor hermosa y la camisa vieja de Lucía en Lisboa aunque está contento.
Cuando el hermano de Diego abrió la puerta, las escritoras llamaron a un vecino alto.
¿Cuántos relojes tiene la mujer?
Aunque era tarde, Isabel perdió su paraguas, cuatro abrigos y una guitarra nueva en el parque; ella comía el limón amarillo y queso en el restaurante pequeño con sus hijas los lunes.
Tenemos un amigo, tres abrigos caros, cuatro problemas nuevos y dos caballos blancos.
Cuando los niños altos abren una caja roja, mis hermanos, que viven en la isla hermosa, comen algunas manzanas pequeñas, pan blanco, pescado y sopa caliente en un restaurante caro; mi abuela tiene una casa nueva y cuatro pájaros.
Pedro quiere comprar dos pasteles y la naranja de Lucía en la plaza hermosa mañana por la mañana.
Inés tiene un paraguas negro, dos abrigos nuevos y un amigo aunque llueve.
Mañana por la mañana él no comprará este reloj en Lisboa.
La tía de Inés, que estudia en el aula, trabajaba todos los días en la calle donde vive Óscar porque quería visitar a algunos hombres altos.
El viernes el amigo de Diego tiene que estudiar en el aula; mi padre tiene un jardín pequeño, dos cuadros, un pájaro viejo y un coche negro.
Él cree que el hombre alto que tiene dos coches azules come pan blanco, muchas manzanas y sopa en la cocina pequeña porque tiene prisa.
Carlos los ayuda por la mañana.
Fui a Londres.
El sábado algunas niñas que tienen cuatro hermanas pueden vender un limón verde, otra bicicleta y una camisa azul en una plaza nueva porque es tarde aunque llueve.
Ese día ella tuvo que comprar el huevo blanco, cinco sillas y cinco vestidos negros en París.
Mi madre compró una lámpara y se la dio a su hermano, así que mi hija comió cuatro naranjas y arroz blanco en la cocina el viernes.
Nuestros amigos eran muy amables.
